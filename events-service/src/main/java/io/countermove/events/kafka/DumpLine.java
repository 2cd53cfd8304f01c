package io.countermove.events.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// A record of the log as a line of JSON: bytes that are UTF-8 as text, others as `{"base64": …}`, none as null.
final class DumpLine {
    private static final JsonMapper JSON = new JsonMapper();

    private DumpLine() {}

    static byte[] write(ConsumerRecord<byte[], byte[]> read) throws JsonProcessingException {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("partition", read.partition()).put("offset", read.offset());
        line.set("key", text(read.key()));
        var pairs = line.putArray("headers");
        read.headers().forEach(header -> pairs.addArray().add(header.key()).add(text(header.value())));
        line.set("value", text(read.value()));
        return JSON.writeValueAsBytes(line);
    }

    /// The record with the place where it stood. Throws [IOException] where it is no such line.
    static ConsumerRecord<byte[], byte[]> read(JsonNode line) throws IOException {
        if (!line.path("partition").canConvertToInt()
                || !line.path("offset").canConvertToLong()
                || !line.path("headers").isArray()) {
            throw new IOException("it is no record: partition, offset, key, headers and value are wanted");
        }
        var headers = new RecordHeaders();
        for (var pair : line.path("headers")) {
            headers.add(pair.path(0).asText(), bytes(pair.path(1)));
        }
        return new ConsumerRecord<>(
                AnnouncementsTopic.NAME,
                line.path("partition").intValue(),
                line.path("offset").longValue(),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                bytes(line.path("key")),
                bytes(line.path("value")),
                headers,
                Optional.empty());
    }

    private static JsonNode text(byte @Nullable [] bytes) {
        var nodes = JsonNodeFactory.instance;
        if (bytes == null) {
            return nodes.nullNode();
        }
        try {
            return nodes.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return nodes.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static byte @Nullable [] bytes(JsonNode node) throws IOException {
        if (node.isTextual()) {
            return node.textValue().getBytes(StandardCharsets.UTF_8);
        }
        if (node.path("base64").isTextual()) {
            try {
                return Base64.getDecoder().decode(node.path("base64").textValue());
            } catch (IllegalArgumentException e) {
                throw new IOException("its base64 is none", e);
            }
        }
        if (node.isNull()) {
            return null;
        }
        throw new IOException("key, value and each header are text, {\"base64\": …} or null");
    }
}
