package io.countermove.contracts.reconciliation;

import io.countermove.contracts.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// What a record of the log is counted by, poison included: subject, type, event id and the digest of its bytes as
/// they stand; what is missing is empty.
public record RecordIdentity(String subject, String type, String eventId, String digest) {

    public static RecordIdentity of(Headers headers, byte @Nullable [] value) {
        return new RecordIdentity(
                text(headers, "ce_subject"),
                text(headers, "ce_type"),
                text(headers, "ce_id"),
                value == null ? "" : Json.digest(value));
    }

    /// The first eight bytes of SHA-256 of `subject|type|event id|digest`.
    public long hash() {
        var text = String.join("|", subject, type, eventId, digest);
        return ByteBuffer.wrap(Json.sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
