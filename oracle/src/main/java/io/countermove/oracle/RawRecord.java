package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// A record of the announcements topic as anybody reads it. Its place is not among what it is: nothing may depend on
/// that.
///
/// @param poison whether nobody can read it as an event
public record RawRecord(String key, Map<String, String> headers, JsonNode value, boolean poison) {

    public RawRecord {
        headers = Map.copyOf(headers);
    }

    public byte[] bytes() {
        return Json.canonical(value);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String id() {
        return header("ce_id");
    }

    String source() {
        return header("ce_source");
    }

    Instant ingestTime() {
        return Instant.parse(header("ce_ingesttime"));
    }

    boolean isPublished() {
        return header("ce_type").equals("io.countermove.announcement.published.v1");
    }

    boolean isRetracted() {
        return header("ce_type").equals("io.countermove.announcement.retracted.v1");
    }

    String digest() {
        return Json.digest(bytes());
    }

    /// What the reconciliation adds up.
    long hash() {
        var text = header("ce_subject") + "|" + header("ce_type") + "|" + id() + "|" + digest();
        return ByteBuffer.wrap(Json.sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    boolean saysTheSameAs(RawRecord other) {
        return header("ce_type").equals(other.header("ce_type")) && digest().equals(other.digest());
    }

    boolean comesBefore(RawRecord other) {
        int byTime = ingestTime().compareTo(other.ingestTime());
        return byTime != 0 ? byTime < 0 : id().compareTo(other.id()) < 0;
    }

    /// From the same source, from below it, or from an admin.
    boolean mayCorrect(RawRecord base) {
        return source().equals(base.source())
                || source().startsWith(base.source() + "/")
                || header("ce_authid").startsWith("admin/");
    }
}
