package io.countermove.contracts.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// The CloudEvents attributes of an event as headers of a Kafka record, binary content mode.
/// Source: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md>.
public final class KafkaHeaders {

    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TIME = "ce_time";
    public static final String RECORDED_TIME = "ce_recordedtime";
    public static final String INGEST_TIME = "ce_ingesttime";
    public static final String AUTH_ID = "ce_authid";
    public static final String TRACE_PARENT = "ce_traceparent";

    /// (extension) the position of the record that this one is a replay of; stamped, never sent by a client.
    public static final String REPLAY_OF = "ce_replayof";

    private static final String PREFIX = "ce_";
    private static final String DATA_SCHEMA = "ce_dataschema";
    private static final String CONTENT_TYPE = "content-type";

    private KafkaHeaders() {}

    public static Headers write(Envelope envelope, EventType type) {
        var headers = new RecordHeaders();
        put(headers, SPEC_VERSION, "1.0");
        put(headers, ID, envelope.id());
        put(headers, SOURCE, envelope.source());
        put(headers, TYPE, type.wire());
        put(headers, SUBJECT, envelope.subject().value());
        put(headers, TIME, envelope.time() == null ? null : Microseconds.format(envelope.time()));
        put(
                headers,
                RECORDED_TIME,
                envelope.recordedTime() == null ? null : Microseconds.format(envelope.recordedTime()));
        put(headers, INGEST_TIME, Microseconds.format(envelope.ingestTime()));
        put(headers, AUTH_ID, envelope.authId());
        put(headers, TRACE_PARENT, envelope.traceParent());
        put(headers, DATA_SCHEMA, type.dataSchema());
        put(headers, CONTENT_TYPE, "application/json");
        return headers;
    }

    /// Adds attributes that are none of ours, by their CloudEvents names.
    public static void addExtensions(Headers headers, Map<String, String> extensions) {
        extensions.forEach((name, value) -> put(headers, PREFIX + name, value));
    }

    /// The last value of a header; empty where there is none.
    public static Optional<String> find(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
