package io.countermove.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.events.AnnouncementLog;
import io.countermove.events.Basis;
import io.countermove.events.Draft;
import io.countermove.events.IngestClock;
import io.countermove.events.Intake;
import io.countermove.events.LogMemory;
import io.countermove.events.LogTally;
import io.countermove.events.Outcome;
import io.countermove.events.Receipt;
import io.countermove.events.Refusal;
import io.countermove.events.RevisionTag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What one instance has written, another knows once it has read that far: also one that was restarted.
@QuarkusTest
@QuarkusTestResource(Broker.class)
class OtherInstanceTest extends OverTheLog {
    private static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    AnnouncementLog writer;

    @Inject
    Intake ours;

    private final LogMemory memory = new LogMemory(1_000);

    @Test
    void answersForWhatItDidNotWrite() throws Exception {
        var first = written(ours.submit(List.of(published("Fees dropped"))));
        var tag = RevisionTag.of(first.ingestTime(), first.eventId());
        readToTheEnd();
        assertThat(submit(published("Fees dropped"))).isEqualTo(new Outcome.Duplicate(first));
        assertThat(submit(published("Fees raised")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.CONFLICT));

        var second = written(ours.submit(List.of(corrected("Fees gone", Basis.exactly(tag)))));
        readToTheEnd();
        assertThat(submit(corrected("Fees back", Basis.exactly(tag))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.OUTDATED));
        assertThat(submit(corrected("Fees gone", Basis.exactly(tag)))).isEqualTo(new Outcome.Duplicate(second));
    }

    private static Draft published(String title) throws Exception {
        return draft(READER.published(content(title)), Basis.NONE);
    }

    private static Draft corrected(String title, Basis basis) throws Exception {
        return draft(READER.corrected(content(title).put("reason", "the title was wrong")), basis);
    }

    private static Draft draft(Reading<Content> reading, Basis basis) {
        var content = ((Reading.Valid<Content>) reading).value();
        var origin = new Draft.Origin("urn:countermove:local", "publisher/local", null);
        return Draft.derived(new AnnouncementId("other-instance"), content, origin, basis);
    }

    private static ObjectNode content(String title) throws Exception {
        return (ObjectNode) Json.read("""
                {"kind": "model.released", "title": "%s", "announcedOn": "2025-03-16",
                 "participants": [{"role": "developer", "entity": "org:baidu"}, {"role": "model", "entity": "model:ernie-4.5"}],
                 "source": {"publisher": "Baidu"}}""".formatted(title).getBytes(StandardCharsets.UTF_8));
    }

    private Outcome submit(Draft draft) throws InterruptedException {
        var other = new Intake(memory, new IngestClock(Clock.systemUTC()), writer, _ -> {});
        return other.submit(List.of(draft)).getFirst();
    }

    private static Receipt written(List<Outcome> outcomes) {
        return ((Outcome.Written) outcomes.getFirst()).receipt();
    }

    private void readToTheEnd() throws Exception {
        var tail = new LogTail(kafka, 12, memory, new LogTally());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = executor.submit(tail);
            tail.awaitCaughtUp();
            tail.stop();
            run.get();
        }
    }
}
