package io.countermove.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordLogTest {
    private static final String NAME = "record-log-test";
    private static final java.util.logging.Logger TARGET = java.util.logging.Logger.getLogger(NAME);

    private final List<String> lines = new ArrayList<>();
    private final RecordLog log = new RecordLog(Logger.getLogger(NAME));
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        TARGET.addHandler(handler);
    }

    @AfterEach
    void stop() {
        TARGET.removeHandler(handler);
        TARGET.setLevel(null);
    }

    @Test
    void saysWhoseARecordIs() {
        log.poison(
                3,
                1881,
                "wrong-partition",
                headers("ernie-fees-dropped", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01"));
        assertThat(lines)
                .singleElement()
                .asString()
                .endsWith(
                        "poison position=3:1881 reason=wrong-partition subject=ernie-fees-dropped event=- authid=- traceId="
                                + "a".repeat(32));
    }

    @Test
    void letsNoHeaderWriteALine() {
        log.poison(0, 0, "envelope-invalid", headers("a\nERROR all is lost " + "x".repeat(500), "nonsense"));
        assertThat(lines)
                .singleElement()
                .asString()
                .hasLineCount(1)
                .hasSizeLessThan(300)
                .endsWith("traceId=-");
    }

    @Test
    void saysNothingOfSoundRecordsUnlessAsked() {
        log.read(0, 0, headers("a", ""));
        assertThat(lines).isEmpty();
        TARGET.setLevel(Level.ALL);
        log.read(0, 0, headers("a", ""));
        assertThat(lines).hasSize(1);
    }

    private static RecordHeaders headers(String subject, String traceParent) {
        var headers = new RecordHeaders();
        headers.add("ce_subject", subject.getBytes(StandardCharsets.UTF_8));
        headers.add("ce_traceparent", traceParent.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
