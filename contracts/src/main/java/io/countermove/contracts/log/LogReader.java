package io.countermove.contracts.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.reconciliation.RecordIdentity;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.validation.Violation;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Reads records of the announcements topic. Whoever reads the log reads it through here, so that all readers agree on
/// what is poison. Thread-safe.
public final class LogReader {

    private final AnnouncementReader reader;
    private final int partitions;

    /// @param partitions of the announcements topic
    public LogReader(Vocabulary vocabulary, int partitions) {
        this.reader = new AnnouncementReader(vocabulary);
        this.partitions = partitions;
    }

    /// The record at a place of the log; never throws for what the record holds.
    public LogRecord read(int partition, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        var identity = RecordIdentity.of(headers, value);
        try {
            var envelope = placedEnvelope(partition, key, headers);
            var replayOf = replayOf(headers);
            var content = content(type(headers), value);
            return new LogRecord.Sound(identity, AnnouncementEvent.of(envelope, content), replayOf);
        } catch (Unreadable e) {
            return new LogRecord.Poison(identity, e.reason, e.detail, e.violations);
        }
    }

    /// The same record if it stood in the partition of its key: what a replay of it would be.
    public LogRecord readAnywhere(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return read(key == null ? 0 : partition(key), key, value, headers);
    }

    /// The envelope of the record at a place of the log, without a look at its data; empty where envelope, type or
    /// place make it poison.
    public Optional<Envelope> findEnvelope(int partition, byte @Nullable [] key, Headers headers) {
        try {
            var envelope = placedEnvelope(partition, key, headers);
            type(headers);
            return Optional.of(envelope);
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    private Envelope placedEnvelope(int partition, byte @Nullable [] key, Headers headers) {
        var envelope = envelope(headers);
        checkPlace(partition, key, envelope);
        return envelope;
    }

    private void checkPlace(int partition, byte @Nullable [] key, Envelope envelope) {
        if (key == null
                || !new String(key, StandardCharsets.UTF_8)
                        .equals(envelope.subject().value())) {
            throw new Unreadable(PoisonReason.KEY_NOT_SUBJECT, "the key is not " + envelope.subject());
        }
        int expected = partition(key);
        if (partition != expected) {
            throw new Unreadable(
                    PoisonReason.WRONG_PARTITION, "stands in %d, not in %d".formatted(partition, expected));
        }
    }

    private int partition(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private Content content(EventType type, byte @Nullable [] value) {
        var data = json(value);
        var reading = switch (type) {
            case PUBLISHED -> reader.published(data);
            case CORRECTED -> reader.corrected(data);
            case RETRACTED -> reader.retracted(data);
        };
        return switch (reading) {
            case Reading.Valid<Content>(var content) -> content;
            case Reading.Invalid<Content>(var violations) ->
                throw new Unreadable(PoisonReason.DATA_INVALID, describe(violations), violations);
        };
    }

    private static JsonNode json(byte @Nullable [] value) {
        if (value == null) {
            throw new Unreadable(PoisonReason.NOT_JSON, "there is no value");
        }
        try {
            return Json.read(value);
        } catch (JsonProcessingException e) {
            throw new Unreadable(PoisonReason.NOT_JSON, e.getOriginalMessage());
        }
    }

    private static EventType type(Headers headers) {
        var wire = attribute(headers, KafkaHeaders.TYPE);
        return EventType.find(wire)
                .orElseThrow(() -> new Unreadable(PoisonReason.ENVELOPE_INVALID, "no such type: " + wire));
    }

    private static Envelope envelope(Headers headers) {
        var version = attribute(headers, KafkaHeaders.SPEC_VERSION);
        if (!version.equals("1.0")) {
            throw new Unreadable(PoisonReason.ENVELOPE_INVALID, "ce_specversion is " + version + ", not 1.0");
        }
        var subject = attribute(headers, KafkaHeaders.SUBJECT);
        if (!AnnouncementId.isValid(subject)) {
            throw new Unreadable(PoisonReason.ENVELOPE_INVALID, "ce_subject is no announcement id");
        }
        var ingestTime = instant(headers, KafkaHeaders.INGEST_TIME);
        if (ingestTime == null) {
            throw new Unreadable(PoisonReason.ENVELOPE_INVALID, "ce_ingesttime is missing");
        }
        return new Envelope(
                attribute(headers, KafkaHeaders.ID),
                attribute(headers, KafkaHeaders.SOURCE),
                new AnnouncementId(subject),
                instant(headers, KafkaHeaders.TIME),
                instant(headers, KafkaHeaders.RECORDED_TIME),
                ingestTime,
                KafkaHeaders.find(headers, KafkaHeaders.AUTH_ID).orElse(""),
                KafkaHeaders.find(headers, KafkaHeaders.TRACE_PARENT).orElse(null));
    }

    private static String attribute(Headers headers, String name) {
        var value = KafkaHeaders.find(headers, name).orElse("");
        if (value.isEmpty() || value.indexOf('\0') >= 0) {
            throw new Unreadable(PoisonReason.ENVELOPE_INVALID, name + " is missing or empty");
        }
        return value;
    }

    private static @Nullable Instant instant(Headers headers, String name) {
        var text = KafkaHeaders.find(headers, name);
        return text.isEmpty()
                ? null
                : Microseconds.find(text.get())
                        .orElseThrow(() -> new Unreadable(PoisonReason.ENVELOPE_INVALID, name + " is no instant"));
    }

    private static @Nullable LogPosition replayOf(Headers headers) {
        var text = KafkaHeaders.find(headers, KafkaHeaders.REPLAY_OF);
        return text.isEmpty()
                ? null
                : LogPosition.find(text.get())
                        .orElseThrow(() -> new Unreadable(
                                PoisonReason.ENVELOPE_INVALID, KafkaHeaders.REPLAY_OF + " is no position"));
    }

    private static String describe(List<Violation> violations) {
        var first = violations.getFirst();
        var more = violations.size() == 1 ? "" : " (and %d more)".formatted(violations.size() - 1);
        return first.pointer() + ": " + first.rule() + ": " + first.detail() + more;
    }

    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final PoisonReason reason;
        private final String detail;
        private final transient List<Violation> violations;

        Unreadable(PoisonReason reason, String detail) {
            this(reason, detail, List.of());
        }

        Unreadable(PoisonReason reason, String detail, List<Violation> violations) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
            this.violations = violations;
        }
    }
}
