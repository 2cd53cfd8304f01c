package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Moment;
import io.countermove.entities.Resolved;
import io.countermove.entities.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Facts, read.
final class FactRows {
    /// `Statement.PRECEDENCE` once more, for lists; rumoured is 4. The index `fact_standing` has this order.
    private static final String PRECEDENCE = "(f.confidence = 4), NOT f.preferred, f.since DESC, f.confidence,"
            + " f.announced_earliest DESC, f.announcement, f.position";

    /// A number that everyone reports would make an endless document; the history holds the rest.
    private static final int MOST_ALTERNATIVES = 20;

    private FactRows() {}

    /// Known and valid, of each slot of each entity as many as a document shows, and one more, or one row without a
    /// fact: from slot to slot in the index, since of one number thousands may tell.
    static Sql of(Collection<String> entities, Moment moment) {
        return Sql.of("""
                        WITH RECURSIVE slot (entity, slot) AS (
                            SELECT e.id, (SELECT min(md5(f.slot)) FROM fact f WHERE f.entity = e.id)
                            FROM unnest(?::text[]) AS e (id)
                            UNION ALL SELECT s.entity, (SELECT min(md5(f.slot)) FROM fact f
                                WHERE f.entity = s.entity AND md5(f.slot) > s.slot)
                            FROM slot s WHERE s.slot IS NOT NULL)
                        SELECT s.slot AS slot_key, r.* FROM slot s LEFT JOIN LATERAL (
                            SELECT * FROM fact f WHERE f.entity = s.entity AND md5(f.slot) = s.slot AND
                        """, entities)
                .add(standing(moment))
                .add("LIMIT ?) r ON true WHERE s.slot IS NOT NULL", MOST_ALTERNATIVES + 2);
    }

    /// One fact of each of these slots, of whatever day.
    ///
    /// @param keys as `of` gives them
    static Sql ofOtherDays(Collection<String> entities, Collection<String> keys, Moment moment) {
        return Sql.of(
                        "SELECT DISTINCT ON (f.slot) f.property, f.qualifiers FROM fact f"
                                + " WHERE f.entity = ANY (?) AND md5(f.slot) = ANY (?) AND",
                        entities,
                        keys)
                .add(Sql.known("f", moment))
                .add("ORDER BY f.slot, f.announcement, f.position");
    }

    /// Known, valid, the best first.
    static Sql standing(Moment moment) {
        return knownAndValid(moment).add("ORDER BY " + PRECEDENCE);
    }

    /// Known, valid, the best of each slot first.
    static Sql standingBySlot(Moment moment) {
        return knownAndValid(moment).add("ORDER BY f.slot, " + PRECEDENCE);
    }

    static Sql knownAndValid(Moment moment) {
        return new Sql().add(Sql.known("f", moment)).add("AND").add(Sql.valid("f", moment));
    }

    static Statement read(ResultSet row, KnownBy clock) throws SQLException {
        var prefix = clock == KnownBy.SYSTEM ? "known" : "public";
        return new Statement(
                row.getString("property"),
                row.getString("slot"),
                Sql.json(row, "value"),
                texts(Sql.json(row, "qualifiers")),
                date(row.getString("valid_from")),
                row.getObject("since", LocalDate.class),
                date(row.getString("valid_to")),
                Sureness.of(row.getInt("confidence")),
                row.getBoolean("official"),
                row.getBoolean("preferred"),
                row.getObject("announced_earliest", LocalDate.class),
                new AnnouncementId(row.getString("announcement")),
                row.getInt("position"),
                Sql.instant(row, prefix + "_from"),
                Sql.instantOrNull(row, prefix + "_to"));
    }

    static ObjectNode document(Resolved resolved, Moment moment) {
        var node = document(resolved.statement(), moment);
        node.remove("knownTo");
        node.put("certain", resolved.statement().isCertain(moment.validAt()));
        var alternatives = node.putArray("alternatives");
        if (resolved.alternatives().size() > MOST_ALTERNATIVES) {
            node.put("moreAlternatives", true);
        }
        for (var statement :
                resolved.alternatives().stream().limit(MOST_ALTERNATIVES).toList()) {
            var alternative = document(statement, moment);
            alternative.remove("property");
            alternative.remove("knownTo");
            alternatives.add(alternative);
        }
        return node;
    }

    static ObjectNode document(Statement statement, Moment moment) {
        var node = JsonNodeFactory.instance.objectNode().put("property", statement.property());
        node.set("value", statement.value());
        if (!statement.qualifiers().isEmpty()) {
            node.set("qualifiers", Outboxes.json(new TreeMap<>(statement.qualifiers())));
        }
        // An end that was not known yet is none.
        var to = statement.knownTo() == null || statement.knownTo().isAfter(moment.knownAt())
                ? null
                : statement.knownTo();
        return node.put("confidence", statement.confidence().word())
                .put("official", statement.official())
                .put("validFrom", text(statement.validFrom()))
                .put("validTo", text(statement.validTo()))
                .put("knownFrom", Microseconds.format(statement.knownFrom()))
                .put("knownTo", to == null ? null : Microseconds.format(to))
                .put("announcement", statement.announcement().value());
    }

    static Map<String, String> texts(JsonNode node) {
        var texts = new TreeMap<String, String>();
        node.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static @Nullable EdtfDate date(@Nullable String text) {
        return text == null ? null : EdtfDate.parse(text);
    }

    private static @Nullable String text(@Nullable EdtfDate date) {
        return date == null ? null : date.text();
    }
}
