package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.policy.PolicyTimeline;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbDifferences;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import io.countermove.entities.Selection;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The curbs of two moments side by side.
@Singleton
class PostgresCurbDifferences implements CurbDifferences {
    private static final String STATUSES =
            "(%1$s.legal, %1$s.from_text, %1$s.to_text, %1$s.announced, coalesce(%1$s.enforcement, 'unknown'))";

    private final Transactions transactions;

    PostgresCurbDifferences(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Listing between(Selection selection, Moment before, Moment after) {
        var sql = Sql.of("SELECT coalesce(a.policy, b.policy) AS policy, coalesce(a.name, b.name) AS name,");
        for (var side : List.of("b", "a")) {
            sql.add("%1$s.legal AS %1$s_legal, %1$s.from_text AS %1$s_from, %1$s.to_text AS %1$s_to,".formatted(side))
                    .add("%1$s.announced AS %1$s_announced, %1$s.enforcement AS %1$s_enforcement,".formatted(side));
        }
        sql.add("ARRAY(SELECT DISTINCT u.x FROM (")
                .add(periods())
                .add("UNION ALL")
                .add(learnt(before, after))
                .add(") u (x) WHERE u.x IS NOT NULL ORDER BY 1) AS announcements FROM (")
                .add(PostgresCurbs.curbs(before))
                .add(") b FULL JOIN (")
                .add(PostgresCurbs.curbs(after))
                .add(") a ON a.policy = b.policy WHERE " + STATUSES.formatted("b") + " IS DISTINCT FROM "
                        + STATUSES.formatted("a"));
        if (!selection.equals(Selection.ALL)) {
            sql.add("AND coalesce(a.policy, b.policy) IN (SELECT s.policy FROM (")
                    .add(PostgresCurbs.curbs(selection, before))
                    .add(") s UNION ALL SELECT s.policy FROM (")
                    .add(PostgresCurbs.curbs(selection, after))
                    .add(") s)");
        }
        return new SqlListing(
                transactions,
                sql,
                List.of(SqlListing.Key.ascending("policy", "text")),
                PostgresCurbDifferences::document);
    }

    /// What said the statuses that are others.
    private static Sql periods() {
        return Sql.of("""
                SELECT unnest(CASE WHEN (b.legal, b.from_text, b.to_text) IS DISTINCT FROM (a.legal, a.from_text, a.to_text)
                        THEN ARRAY[b.legal_by, a.legal_by] END)
                    UNION ALL SELECT unnest(CASE WHEN b.announced IS DISTINCT FROM a.announced
                        THEN ARRAY[b.announced_by, a.announced_by] END)
                    UNION ALL SELECT unnest(CASE WHEN coalesce(b.enforcement, 'unknown') <> coalesce(a.enforcement, 'unknown')
                        THEN ARRAY[b.enforcement_by, a.enforcement_by] END)
                """);
    }

    /// What was published, corrected or retracted about it between the two.
    private static Sql learnt(Moment before, Moment after) {
        var clock = after.knownBy() == KnownBy.SYSTEM ? "m.known" : "m.public";
        boolean forward = before.knownAt().isBefore(after.knownAt());
        var from = forward ? before.knownAt() : after.knownAt();
        var to = forward ? after.knownAt() : before.knownAt();
        return Sql.of("""
                SELECT m.announcement FROM mention m WHERE m.entity = coalesce(a.policy, b.policy) AND m.moves
                """)
                .add("AND ((%1$s_from > ? AND %1$s_from <= ?)".formatted(clock), from, to)
                .add("OR (%1$s_to > ? AND %1$s_to <= ?))".formatted(clock), from, to);
    }

    private static ObjectNode document(ResultSet row) throws SQLException {
        var before = side(row, "b");
        var after = side(row, "a");
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("id", row.getString("policy"))
                .put("name", row.getString("name"))
                .put("change", before == null ? "appeared" : after == null ? "disappeared" : "changed");
        var statuses = node.putArray("statuses");
        for (var layer : PolicyTimeline.LAYERS) {
            if (!status(row, "b", layer).equals(status(row, "a", layer))) {
                statuses.add(layer);
            }
        }
        node.set("before", before);
        node.set("after", after);
        var announcements = node.putArray("announcements");
        Sql.texts(row, "announcements").forEach(announcements::add);
        return node;
    }

    /// Whoever says that nobody knows how it is enforced says what stands anyway.
    private static String status(ResultSet row, String side, String layer) throws SQLException {
        var none = layer.equals("enforcement") ? CurbFields.UNKNOWN : "";
        return Objects.requireNonNullElse(row.getString(side + "_" + layer), none);
    }

    /// Null while it has no status: it was not known, or had not begun.
    private static @Nullable ObjectNode side(ResultSet row, String side) throws SQLException {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("legalStatus", row.getString(side + "_legal"))
                .put("announcedStatus", row.getString(side + "_announced"))
                .put("enforcement", row.getString(side + "_enforcement"))
                .put("since", row.getString(side + "_from"))
                .put("until", row.getString(side + "_to"));
        if (node.properties().stream().allMatch(each -> each.getValue().isNull())) {
            return null;
        }
        return node.path("enforcement").isNull() ? node.put("enforcement", CurbFields.UNKNOWN) : node;
    }
}
