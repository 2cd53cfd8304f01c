package io.countermove.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.events.NotAppendedException;
import io.countermove.events.NotRestoredException;
import io.countermove.events.NotRestoredException.Reason;
import io.countermove.events.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LogRestoreTest {
    private static final String HEADER = "{\"dump\":{\"version\":1,\"topic\":\"t\",\"partitions\":2}}\n";
    private static final String FIRST = "{\"partition\":0,\"offset\":0,\"key\":\"a\",\"headers\":[],\"value\":\"1\"}\n";
    private static final String SECOND = "{\"partition\":1,\"offset\":0,\"key\":null,\"headers\":[],\"value\":null}\n";
    private static final String MANIFEST =
            "{\"manifest\":{\"count\":2,\"checksum\":\"%s\",\"position\":\"0:0,1:0\"},\"sha256\":\"%s\"}\n";

    private final List<String> written = new ArrayList<>();

    @Test
    void refusesWhatWasCutOffOrChanged() {
        assertRefused(HEADER + FIRST, Reason.BROKEN_DUMP, "It has no end");
        assertRefused(HEADER + FIRST + "{\"partition\":", Reason.BROKEN_DUMP, "It has no end");
        assertRefused(HEADER + FIRST + "nonsense\n", Reason.BROKEN_DUMP, "a line is no JSON");
        assertRefused(HEADER + "{\"partition\":0}\n", Reason.BROKEN_DUMP, "it is no record");
        assertRefused(HEADER + FIRST.replace("n\":0", "n\":2"), Reason.BROKEN_DUMP, "There is no partition 2");
        assertRefused(HEADER + FIRST + SECOND + MANIFEST, Reason.BROKEN_DUMP, "not those that its manifest counts");
        assertRefused("{}\n", Reason.BROKEN_DUMP, "Its first line is not that of a dump");
        assertRefused("", Reason.BROKEN_DUMP, "It has no end");
    }

    @Test
    void refusesAnotherNumberOfPartitions() {
        assertRefused(HEADER.replace("s\":2", "s\":3") + FIRST, Reason.OTHER_PARTITIONS, "with 3 partitions");
        assertThat(written).isEmpty();
    }

    @Test
    void stopsWhereARecordComesToStandElsewhere() {
        assertThatThrownBy(() -> restore(HEADER + FIRST + SECOND + MANIFEST, record -> new Place(0, 7)))
                .isInstanceOfSatisfying(NotRestoredException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.LOG_NOT_EMPTY);
                    assertThat(e).hasMessageContaining("The record of 0:0 came to stand at 0:7");
                    assertThat(e.written()).isEqualTo(1);
                });
    }

    @Test
    void saysThatTheLogIsAway() {
        assertThatThrownBy(() -> new LogRestore(
                                _ -> CompletableFuture.failedFuture(
                                        new NotAppendedException(false, "too late", new IllegalStateException())),
                                2)
                        .restore(in(HEADER + FIRST + SECOND + MANIFEST), 0))
                .isInstanceOfSatisfying(
                        NotRestoredException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOG_AWAY));
    }

    private void assertRefused(String dump, Reason reason, String why) {
        assertThatThrownBy(() -> restore(dump, record -> new Place(record.partition(), record.offset())))
                .as(dump)
                .isInstanceOfSatisfying(
                        NotRestoredException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(why);
    }

    private void restore(String dump, Function<ConsumerRecord<byte[], byte[]>, Place> log) throws Exception {
        new LogRestore(
                        record -> {
                            written.add(record.partition() + ":" + record.offset());
                            return CompletableFuture.completedFuture(log.apply(record));
                        },
                        2)
                .restore(in(dump), 0);
    }

    private static ByteArrayInputStream in(String dump) {
        return new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8));
    }
}
