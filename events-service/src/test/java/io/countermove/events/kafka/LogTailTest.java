package io.countermove.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.Microseconds;
import io.countermove.events.LogMemory;
import io.countermove.events.LogTally;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class LogTailTest extends OverTheLog {
    private static final String SOUND = """
            {"kind": "model.released", "title": "ERNIE 4.5 is released", "announcedOn": "2025-03-16",
             "participants": [{"role": "developer", "entity": "org:baidu"}, {"role": "model", "entity": "model:ernie-4.5"}],
             "source": {"publisher": "Baidu"}}""";

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    LogLookup lookup;

    private final LogMemory memory = new LogMemory(1_000);
    private final LogTally tally = new LogTally();

    @Test
    void remembersWhatIsSoundAndCountsEverything() throws Exception {
        var sound = Log.write("tail-sound", bytes(SOUND), headers("tail-sound"));
        var broken = Log.write("tail-broken", bytes("{\"kind\": \"model.released\"}"), headers("tail-broken"));
        var bare = Log.write("tail-bare", bytes("no JSON"), Map.of());
        readToTheEnd();
        assertThat(memory.holds("tail-sound", sound)).isTrue();
        assertThat(memory.holds("tail-broken", broken)).isTrue(); // by its envelope, until its data are looked at
        assertThat(lookup.find(sound)).isPresent();
        assertThat(lookup.find(broken)).isEmpty();
        assertThat(tally.read().records().count()).isEqualTo(log.size());
        assertThat(tally.read().offsets()).containsKey(bare.partition());
    }

    @Test
    void countsNothingTwiceWhenItReadsAgain() throws Exception {
        Log.write("tail-twice", bytes(SOUND), headers("tail-twice"));
        readToTheEnd();
        var first = tally.read();
        readToTheEnd();
        assertThat(tally.read()).isEqualTo(first);
    }

    private void readToTheEnd() throws Exception {
        var tail = new LogTail(kafka, 12, memory, tally);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = executor.submit(tail);
            tail.awaitCaughtUp();
            tail.stop();
            run.get();
        }
    }

    private static Map<String, String> headers(String subject) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "e-" + subject,
                "ce_source",
                "urn:countermove:local",
                "ce_type",
                "io.countermove.announcement.published.v1",
                "ce_subject",
                subject,
                "ce_ingesttime",
                Microseconds.format(Instant.parse("2026-11-24T00:00:00Z")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
