package io.countermove.events.kafka;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.log.PoisonReason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/// Reads the envelope of a record without its data.
final class Envelopes {
    private final LogReader reader;

    Envelopes(LogReader reader) {
        this.reader = reader;
    }

    /// Empty where the record is poison by its envelope or its place already.
    Optional<Envelope> find(ConsumerRecord<byte[], byte[]> read) {
        if (!isSound(read)) {
            return Optional.empty();
        }
        var headers = read.headers();
        return Microseconds.find(text(headers, "ce_ingesttime"))
                .map(ingestTime -> new Envelope(
                        text(headers, "ce_id"),
                        text(headers, "ce_source"),
                        new AnnouncementId(text(headers, "ce_subject")),
                        null,
                        null,
                        ingestTime,
                        text(headers, "ce_authid"),
                        null));
    }

    /// The reader looks at the data last: a record without a value fails for that alone when all else is sound.
    private boolean isSound(ConsumerRecord<byte[], byte[]> read) {
        return reader.read(read.partition(), read.key(), null, read.headers()) instanceof LogRecord.Poison poison
                && poison.reason() == PoisonReason.NOT_JSON;
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
