package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Sources;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sources, read.
@Singleton
class PostgresSources implements Sources {
    private final Transactions transactions;

    PostgresSources(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<Cited, ObjectNode> find(Collection<Cited> cited, KnownBy clock) {
        var asked = List.copyOf(cited);
        var found = new HashMap<Cited, ObjectNode>();
        transactions.call(connection -> Sql.of(
                        """
                SELECT c.number, c.announcement, r.source, r.since
                FROM unnest(?::text[], ?::timestamptz[]) WITH ORDINALITY AS c (announcement, known_at, number)
                CROSS JOIN LATERAL (SELECT r.content -> 'source' AS source, r.%1$s AS since FROM revision r
                    WHERE r.announcement = c.announcement AND r.content IS NOT NULL AND r.%1$s <= c.known_at
                    ORDER BY r.ordinal DESC LIMIT 1) r
                """.formatted(clock == KnownBy.SYSTEM ? "known_from" : "public_from"),
                        asked.stream().map(Cited::announcement).toList(),
                        asked.stream().map(Cited::knownAt).toList())
                .list(
                        connection,
                        row -> found.put(
                                asked.get(row.getInt("number") - 1),
                                ((ObjectNode) Sql.json(row, "source"))
                                        .put("announcement", row.getString("announcement"))
                                        .put("knownFrom", Microseconds.format(Sql.instant(row, "since"))))));
        return found;
    }
}
