package io.countermove.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.contracts.json.Json;
import io.countermove.events.LogArchive;
import io.countermove.events.NotRestoredException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class LogArchiveTest extends OverTheLog {
    @Inject
    LogArchive archive;

    @Test
    void dumpsEveryRecordAsItStands() throws Exception {
        var text = Log.write("archive-text", "{\"a\": \"ü\"}".getBytes(StandardCharsets.UTF_8), Map.of("ce_id", "é"));
        var bytes = Log.write("archive-bytes", new byte[] {(byte) 0xff, 0, 1}, Map.of());
        var dump = dump();
        var lines = dump.lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("{\"dump\":{\"version\":1,\"topic\":\"countermove.announcements.v1\",\"partitions\":12}}");
        assertThat(lines).hasSize(Math.toIntExact(log.size()) + 2);
        assertThat(lines)
                .contains("{\"partition\":%d,\"offset\":%d,\"key\":\"archive-text\",\"headers\":[[\"ce_id\",\"é\"]],"
                                .formatted(text.partition(), text.offset())
                        + "\"value\":\"{\\\"a\\\": \\\"ü\\\"}\"}")
                .contains("{\"partition\":%d,\"offset\":%d,\"key\":\"archive-bytes\",\"headers\":[],"
                                .formatted(bytes.partition(), bytes.offset())
                        + "\"value\":{\"base64\":\"/wAB\"}}");
        var manifest = Json.read(lines.getLast().getBytes(StandardCharsets.UTF_8));
        assertThat(manifest.at("/manifest/count").asLong()).isEqualTo(log.size());
    }

    @Test
    void goesToAnEmptyLogOnly() throws Exception {
        Log.write("archive-there", new byte[] {1}, Map.of());
        var dump = dump().getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> archive.restore(new ByteArrayInputStream(dump)))
                .isInstanceOfSatisfying(NotRestoredException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(NotRestoredException.Reason.LOG_NOT_EMPTY);
                    assertThat(refused.written()).isZero();
                });
    }

    private String dump() throws Exception {
        var out = new ByteArrayOutputStream();
        archive.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
