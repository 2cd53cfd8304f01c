package io.countermove.analytics.kafka;

import io.countermove.contracts.event.Microseconds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What this service writes, as CloudEvents in binary mode.
final class OwnEvent {
    private static final String SOURCE = "/countermove/analytics";

    private OwnEvent() {}

    /// @param key also the subject
    static ProducerRecord<byte[], byte[]> record(
            String topic, String key, String type, String id, Instant time, byte[] value) {
        var record = new ProducerRecord<>(topic, utf8(key), value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        SOURCE,
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "ce_time",
                        Microseconds.format(time),
                        "content-type",
                        "application/json")
                .forEach((name, text) -> record.headers().add(name, utf8(text)));
        return record;
    }

    static ProducerRecord<byte[], byte[]> tombstone(String topic, String key) {
        return new ProducerRecord<>(topic, utf8(key), null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
