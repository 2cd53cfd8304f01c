package io.countermove.analytics.streams;

import static io.countermove.analytics.Mother.corrected;
import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.Observation;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.KafkaHeaders;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collections;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// However often an announcement is corrected, no entry of the state outgrows what a topic takes.
class StoredRecordsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int KAFKA_DEFAULT = 1024 * 1024;

    @Test
    void keepsEachOfManyRevisionsByItself() {
        try (var fold = new Fold()) {
            fold.pipe(published("r1", "e0", BEGIN.toString(), model("deepseek-r1", "2025-01-20")));
            fold.pipe(published("r1-distill", "other", BEGIN.toString(), model("deepseek-r1-distill", "2025-01-20")));
            for (int i = 1; i <= 1_001; i++) {
                fold.pipe(correction(i, model("deepseek-r1", "2025-01-21")));
            }

            assertThat(fold.applied().tallies().applied().count()).isEqualTo(1_003);
            assertThat(fold.applied().tallies().current().count()).isEqualTo(2);
            assertThat(fold.largestStored()).isLessThan(10_000);
        }
    }

    @Test
    void keepsThreeThatTogetherNoTopicTakes() {
        try (var fold = new Fold()) {
            fold.pipe(published("r1", "e0", BEGIN.toString(), large("2025-01-20")));
            var second = correction(1, large("2025-01-21"));
            var third = correction(2, large("2025-01-22"));
            fold.pipe(second, third);

            assertThat(fold.observation(second, 0).toString()).contains("to=1767225602000000");
            assertThat(((Observation.Stated) fold.observation(third, 0)).announcedOn())
                    .isEqualTo("2025-01-22");
            assertThat(fold.largestStored()).isLessThan(KAFKA_DEFAULT);
            assertThat(fold.largestWritten()).isLessThan(KAFKA_DEFAULT);
        }
    }

    @Test
    void goesOnWithAStateThatHoldsSeveralRecordsInOneEntry() throws Exception {
        var former = new ByteArrayOutputStream();
        former.write(stored(published("r1", "e0", BEGIN.toString(), model("deepseek-r1", "2025-01-20"))));
        former.write(stored(correction(1, model("deepseek-r1", "2025-01-21"))));
        try (var fold = new Fold()) {
            fold.store("r1", former.toByteArray());
            var third = correction(2, model("deepseek-r1", "2025-01-22"));
            var fourth = correction(3, model("deepseek-r1", "2025-01-23"));
            fold.pipe(third, fourth);

            assertThat(fold.observation(third, 0).toString()).contains("to=1767225603000000");
            assertThat(((Observation.Stated) fold.observation(fourth, 0)).announcedOn())
                    .isEqualTo("2025-01-23");
        }
    }

    @Test
    void mayWriteMoreThanTheLogTakes() {
        var config = ConfigProvider.getConfig();
        for (var name : new String[] {"producer.max.request.size", "topic.max.message.bytes"}) {
            assertThat(config.getValue("kafka-streams." + name, Integer.class)).isGreaterThan(2 * KAFKA_DEFAULT);
        }
    }

    private static AnnouncementEvent correction(int number, String json) {
        return corrected("r1", "e" + number, BEGIN.plusSeconds(number).toString(), json);
    }

    /// Some 400 KiB.
    private static String large(String announcedOn) {
        var source = "{\"publisher\": \"Reuters\", \"quote\": \"" + "x".repeat(4_000) + "\"}";
        var sources = String.join(", ", Collections.nCopies(100, source));
        return model("deepseek-r1", announcedOn).replaceFirst("\\{", "{\"alsoReportedBy\": [" + sources + "], ");
    }

    private static byte[] stored(AnnouncementEvent event) {
        return StoredRecords.write(
                KafkaHeaders.write(event.envelope(), event.type()),
                event.content().toBytes());
    }
}
