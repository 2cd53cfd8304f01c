package io.countermove.entities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.entities.Listing;
import io.countermove.entities.Quarantine;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The quarantine, read, in the order of the log.
@Singleton
class PostgresQuarantine implements Quarantine, Listing {
    @Override
    public Listing list() {
        return this;
    }

    @Override
    @Transactional
    public List<Item> slice(@Nullable List<String> after, int limit) {
        int partition = after == null ? -1 : Integer.parseInt(after.get(0));
        long offset = after == null ? -1 : Long.parseLong(after.get(1));
        return QuarantineRow.after(partition, offset, limit).stream()
                .map(row ->
                        new Item(document(row), List.of(Integer.toString(row.partition), Long.toString(row.offset))))
                .toList();
    }

    @Override
    @Transactional
    public long count() {
        return QuarantineRow.count();
    }

    private static ObjectNode document(QuarantineRow row) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("position", row.partition + ":" + row.offset)
                .put("outcome", row.outcome)
                .put("reason", row.reason)
                .put("detail", row.detail)
                .put("subject", row.subject)
                .put("event", row.eventId)
                .put("value", row.value == null ? null : Base64.getEncoder().encodeToString(row.value));
        try {
            node.set("headers", Json.MAPPER.readTree(row.headers));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return node;
    }
}
