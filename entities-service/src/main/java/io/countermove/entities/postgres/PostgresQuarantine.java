package io.countermove.entities.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.log.LogPosition;
import io.countermove.entities.Listing;
import io.countermove.entities.Quarantine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The quarantine, read, in the order of the log.
@Singleton
class PostgresQuarantine implements Quarantine {
    @Override
    public Listing list(boolean replayed) {
        return new Listing() {
            @Override
            public List<Listing.Item> slice(@Nullable List<String> after, int limit) {
                return PostgresQuarantine.this.slice(replayed, after, limit);
            }

            @Override
            public long count() {
                return PostgresQuarantine.this.count(replayed);
            }
        };
    }

    @Override
    public Optional<Item> find(LogPosition position) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        QuarantineRow.find(position).map(row -> new Item(row.outcome, row.replayedAs, document(row))));
    }

    private List<Listing.Item> slice(boolean replayed, @Nullable List<String> after, int limit) {
        int partition = after == null ? -1 : Integer.parseInt(after.get(0));
        long offset = after == null ? -1 : Long.parseLong(after.get(1));
        return QuarkusTransaction.requiringNew()
                .call(() -> QuarantineRow.after(partition, offset, replayed, limit).stream()
                        .map(row -> new Listing.Item(
                                document(row), List.of(Integer.toString(row.partition), Long.toString(row.offset))))
                        .toList());
    }

    private long count(boolean replayed) {
        return QuarkusTransaction.requiringNew().call(() -> QuarantineRow.count(replayed));
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
                .put("replayedAs", row.replayedAs)
                .put("value", row.value == null ? null : Base64.getEncoder().encodeToString(row.value));
        try {
            node.set("headers", Json.MAPPER.readTree(row.headers));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return node;
    }
}
