package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.policy.PolicyTimeline;
import io.countermove.contracts.policy.Rival;
import io.countermove.entities.Curbs;
import io.countermove.entities.Lag;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import io.countermove.entities.Selection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The curbs, read.
@Singleton
class PostgresCurbs implements Curbs {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /// Where more is said of a policy, what is said beside its statuses is not looked for.
    private static final int MOST_COMPARED = 2_000;
    /// Who said a status: the column, by the status.
    private static final List<Map.Entry<String, String>> STATED_BY = List.of(
            Map.entry("legalStatus", "legal_by"),
            Map.entry("announcedStatus", "announced_by"),
            Map.entry("enforcement", "enforcement_by"));

    private final Transactions transactions;

    PostgresCurbs(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Listing list(Selection selection, Moment moment) {
        return new SqlListing(
                transactions,
                curbs(selection, moment),
                List.of(SqlListing.Key.ascending("policy", "text")),
                row -> document(row, moment),
                CurbFields.FACETS);
    }

    /// Those that are asked for.
    static Sql curbs(Selection selection, Moment moment) {
        var sql = curbs(moment);
        new CurbFields(moment).select(sql, selection);
        return sql;
    }

    @Override
    public Optional<ObjectNode> find(String id, Moment moment) {
        return transactions.call(connection -> {
            var found = curbs(moment).add("AND c.policy = ?", id).find(connection, row -> document(row, moment));
            if (found.isPresent()) {
                var referents = found.get().putArray("referents");
                Identity.members(connection, id, moment).stream()
                        .filter(member -> !member.equals(id))
                        .forEach(referents::add);
                addLifecycle(connection, found.get(), id, moment);
                addAlternatives(connection, found.get(), EntityId.parse(id), moment);
            }
            return found;
        });
    }

    @Override
    public Listing responses(String id, Moment moment) {
        var sql = Sql.of("""
                SELECT r.announcement, r.announced_earliest, r.announced_text, r.stance, b.from_text,
                    (SELECT p.entity FROM participant p WHERE p.announcement = r.announcement
                        AND p.ordinal = r.ordinal AND p.role = 'actor' ORDER BY p.position LIMIT 1) AS actor,
                    (SELECT p.entity FROM participant p WHERE p.announcement = r.announcement
                        AND p.ordinal = r.ordinal AND p.role = 'speaker' ORDER BY p.position LIMIT 1) AS speaker
                FROM curb c
                LEFT JOIN LATERAL (SELECT p.from_text FROM curb_period p WHERE p.policy = c.policy
                    AND p.known_by = c.known_by AND p.layer = 'legal' AND
                """)
                .add(asOf("p", moment))
                .add("""
                    ORDER BY p.status <> 'in-force', p.from_earliest LIMIT 1) b ON true
                JOIN LATERAL (
                    SELECT DISTINCT w.announcement, w.ordinal FROM (
                        SELECT c.policy UNION ALL
                        SELECT m.announcement FROM mention m WHERE m.entity = c.policy AND m.moves AND
                """)
                .add(Sql.known("m", moment))
                .add(
                        ") a (id) JOIN answer w ON w.answers = a.id) w ON true"
                                + " JOIN revision r USING (announcement, ordinal) WHERE c.policy = ? AND c.known_by = ? AND",
                        id,
                        moment.knownBy().word())
                .add(asOf("c", moment))
                .add("AND")
                .add(Sql.known("r", moment));
        return new SqlListing(
                transactions,
                sql,
                List.of(
                        SqlListing.Key.ascending("announced_earliest", "date"),
                        SqlListing.Key.ascending("announcement", "text")),
                PostgresCurbs::response);
    }

    private static ObjectNode response(ResultSet row) throws SQLException {
        var node = NODES.objectNode()
                .put("announcement", row.getString("announcement"))
                .put("announcedOn", row.getString("announced_text"))
                .put("actor", row.getString("actor"))
                .put("speaker", row.getString("speaker"))
                .put("stance", row.getString("stance"));
        var from = row.getString("from_text");
        if (from == null) {
            return node.putNull("lagDays");
        }
        var lag = Lag.between(EdtfDate.parse(from), EdtfDate.parse(row.getString("announced_text")));
        node.putObject("lagDays").put("earliest", lag.earliest()).put("latest", lag.latest());
        return node;
    }

    /// Whether a row of the clock that is asked for was known then.
    static Sql asOf(String alias, Moment moment) {
        return Sql.of(
                "(%s.known_from <= ? AND (%s.known_to IS NULL OR %s.known_to > ?))".formatted(alias, alias, alias),
                moment.knownAt(),
                moment.knownAt());
    }

    /// The columns are those that `document` reads, and for each layer what said its status.
    static Sql curbs(Moment moment) {
        var sql = Sql.of("SELECT c.*,")
                .add(Sql.name("c.policy", moment))
                .add("""
                AS name, legal.status AS legal, legal.from_text, legal.from_latest, legal.to_text,
                announced.status AS announced, enforcement.status AS enforcement, legal.announcement AS legal_by,
                announced.announcement AS announced_by, enforcement.announcement AS enforcement_by,
                coalesce(legal.announcement, announced.announcement, enforcement.announcement, c.undated[1],
                    (SELECT min(m.announcement) FROM mention m WHERE m.entity = c.policy AND m.moves AND m.curbs AND
                """)
                .add(Sql.known("m", moment))
                .add(")) AS evidence");
        for (var role : List.of("issuer", "target", CurbPart.JURISDICTION)) {
            sql.add(", ARRAY(").add(new CurbFields(moment).inRole(role)).add("ORDER BY 1) AS " + role + "s");
        }
        sql.add("FROM curb c");
        for (var layer : PolicyTimeline.LAYERS) {
            sql.add("""
                    LEFT JOIN LATERAL (SELECT p.* FROM curb_period p WHERE p.policy = c.policy
                        AND p.known_by = c.known_by AND p.layer = ?
                        AND p.from_earliest <= ? AND (p.to_earliest IS NULL OR p.to_earliest > ?) AND
                    """, layer, moment.validAt(), moment.validAt())
                    .add(asOf("p", moment))
                    .add("ORDER BY p.from_earliest DESC LIMIT 1) " + layer + " ON true");
        }
        return sql.add("WHERE c.known_by = ? AND", moment.knownBy().word()).add(asOf("c", moment));
    }

    private static ObjectNode document(ResultSet row, Moment moment) throws SQLException {
        var node = NODES.objectNode().put("id", row.getString("policy")).put("name", row.getString("name"));
        addAll(node.putArray("issuer"), Sql.texts(row, "issuers"));
        addAll(node.putArray("targets"), Sql.texts(row, "targets"));
        addAll(node.putArray("jurisdictions"), Sql.texts(row, "jurisdictions"));
        var begun = Sql.day(row, "from_latest");
        node.put("legalStatus", row.getString("legal"))
                .put("announcedStatus", row.getString("announced"))
                .put("enforcement", Objects.requireNonNullElse(row.getString("enforcement"), CurbFields.UNKNOWN))
                .put("since", row.getString("from_text"))
                .put("until", row.getString("to_text"))
                .put("certain", begun != null && !moment.validAt().isBefore(begun))
                .put("announcement", row.getString("evidence"));
        addAll(node.putArray("undated"), Sql.texts(row, "undated"));
        var statedBy = node.putObject("statedBy");
        for (var status : STATED_BY) {
            var announcement = row.getString(status.getValue());
            if (announcement != null) {
                statedBy.put(status.getKey(), announcement);
            }
        }
        return node;
    }

    private static void addLifecycle(Connection connection, ObjectNode node, String id, Moment moment)
            throws SQLException {
        var statuses = node.putObject("statuses");
        PolicyTimeline.LAYERS.forEach(statuses::putArray);
        Sql.of(
                        "SELECT * FROM curb_period p WHERE p.policy = ? AND p.known_by = ? AND",
                        id,
                        moment.knownBy().word())
                .add(asOf("p", moment))
                .add("ORDER BY p.layer, p.from_earliest")
                .list(
                        connection,
                        row -> ((ArrayNode) statuses.get(row.getString("layer")))
                                .addObject()
                                .put("status", row.getString("status"))
                                .put("from", row.getString("from_text"))
                                .put("to", row.getString("to_text"))
                                .put("announcement", row.getString("announcement")));
    }

    /// The statuses that others say hold on the day.
    private static void addAlternatives(Connection connection, ObjectNode node, EntityId policy, Moment moment)
            throws SQLException {
        var known = Sql.of("""
                        SELECT r.announcement, r.content FROM mention m JOIN revision r USING (announcement, ordinal)
                        WHERE m.moves AND m.entity = ? AND r.content IS NOT NULL AND
                        """, policy.toString())
                .add(Sql.known("m", moment))
                .add("LIMIT ?", MOST_COMPARED + 1)
                .list(
                        connection,
                        row -> new PolicyAnnouncement(
                                new AnnouncementId(row.getString("announcement")),
                                Events.announcement(Sql.json(row, "content"))));
        var alternatives = node.putArray("alternatives");
        if (known.size() > MOST_COMPARED) {
            node.put("moreAlternatives", true);
            return;
        }
        for (var rival : Rival.on(moment.validAt(), policy, known)) {
            var period = rival.period();
            alternatives
                    .addObject()
                    .put("layer", rival.layer())
                    .put("status", period.status())
                    .put("from", period.from().text())
                    .put("to", period.to() == null ? null : period.to().text())
                    .put("confidence", rival.confidence().word())
                    .put("official", rival.official())
                    .put("announcement", period.announcement().value());
        }
    }

    private static void addAll(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
