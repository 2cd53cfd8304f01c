package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Another system can begin from the topic of the entities alone: what it then holds is what the API answers, after
/// corrections and retractions, after a restart, and after Kafka has thrown away all but the last snapshots.
@Order(0)
class EntitiesTopicTest {
    private static final String SAME = """
            {"id": "they-are-one", "kind": "identity.same-as", "title": "Two names of one chip", "announcedOn": "2026-02-01",
             "participants": [{"role": "same", "entity": "chip:to-correct"}, {"role": "same", "entity": "chip:to-revive"}],
             "source": {"publisher": "Acceptance tests"}}""";

    private record Compared(Bootstrap bootstrap, List<String> differences) {}

    @Test
    void holdsWhatTheApiAnswers() throws IOException {
        try (var system = StartedSystem.empty("bootstrap")) {
            var publisher = system.publisher();
            publisher
                    .post(
                            Map.of("Content-Type", "application/x-ndjson"),
                            Files.readAllBytes(system.launcher().home().resolve("data/article.ndjson")))
                    .expect(200);
            for (var id : List.of("to-correct", "to-retract", "to-revive")) {
                publisher.post(announced(id, "2026-02-01", "First " + id)).expect(202);
            }
            var first = bootstrapped(system);
            assertThat(first.entities()).containsKeys("chip:to-retract", "org:baidu", "policy:us-ai-chip-curb-2025-04");

            correct(publisher, "to-correct", "2026-02-03", "Corrected");
            for (var id : List.of("to-retract", "to-revive", "h20-blocked")) {
                var retracted =
                        publisher.delete(id, "it never happened").expect(202).body();
                publisher
                        .getAfter(retracted.get("position").asText(), "/announcements/" + id)
                        .problem(410);
            }
            correct(publisher, "to-revive", "2026-02-04", "Revived");
            publisher.post(SAME).expect(202);
            var second = bootstrapped(system);
            assertThat(second.entity("chip:to-retract").has("facts")).isFalse();
            assertThat(second.entity("chip:to-correct").get("name").asText()).isEqualTo("Corrected");

            system.down();
            system.up();
            assertThat(bootstrapped(system)).isEqualTo(second);

            compact(system);
            correct(publisher, "to-correct", "2026-02-05", "Corrected again");
            Await.until(
                    () -> new OpenTopic(system, OpenTopic.ENTITIES).records(),
                    kept -> kept.stream().noneMatch(record -> record.value().contains("First to-correct")));
            var compacted = bootstrapped(system);
            assertThat(compacted.entity("chip:to-correct").get("name").asText()).isEqualTo("Corrected again");
            assertThat(compacted.entities().keySet())
                    .isEqualTo(second.entities().keySet());
        }
    }

    /// Begun from the beginning of the topic, once it says what the API answers.
    private static Bootstrap bootstrapped(StartedSystem system) {
        system.reconciled();
        var answers = new EntityAnswers(system.publisher());
        var bootstrap = Await.until(
                        () -> {
                            var read = Bootstrap.from(system);
                            return new Compared(read, answers.differences(read));
                        },
                        compared -> compared.differences().isEmpty())
                .bootstrap();
        assertThat(Bootstrap.gaps(new OpenTopic(system, OpenTopic.ENTITY_CHANGES), bootstrap))
                .isEmpty();
        return bootstrap;
    }

    private static String announced(String id, String announcedOn, String title) {
        return Announcements.chipAnnounced(id, announcedOn, title);
    }

    private static void correct(Gateway publisher, String id, String announcedOn, String title) {
        publisher
                .put(id, Announcements.because("it was not so", announced(id, announcedOn, title)))
                .expect(202);
    }

    /// Lets Kafka compact what it would otherwise leave as it is for a week.
    private static void compact(StartedSystem system) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, OpenTopic.ENTITIES),
                            List.of(set("segment.ms", "100"), set("min.cleanable.dirty.ratio", "0.001")),
                            new ConfigResource(ConfigResource.Type.BROKER, ""),
                            List.of(set("log.cleaner.backoff.ms", "200"))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
