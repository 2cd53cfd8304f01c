package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Entities;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The entities, read.
@Singleton
class PostgresEntities implements Entities {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PROPERTY = "property:";
    private static final String SCORE = "score";

    private final Transactions transactions;

    PostgresEntities(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Listing list(Filter filter, Moment moment) {
        var sql = Sql.of("SELECT e.id, e.type,")
                .add(Sql.name("e.id", moment))
                .add("AS name, (")
                .add(new EntityFields(moment).evidence())
                .add(") AS evidence");
        if (filter.q() != null) {
            sql.add(", h.ids");
        }
        SqlListing.Key key;
        if (filter.sortBy().startsWith(PROPERTY)) {
            // What has no such number stands last.
            sql.add(
                            ", s.value AS sorted, s.announcement AS sorted_by, coalesce(s.number, ?::numeric) AS sort_number",
                            filter.descending() ? "-Infinity" : "Infinity")
                    .add(
                            "FROM entity e LEFT JOIN LATERAL (SELECT f.value, f.number, f.announcement FROM fact f WHERE f.property = ?",
                            filter.sortBy().substring(PROPERTY.length()))
                    .add("AND f.entity = e.id AND f.number IS NOT NULL AND")
                    .add(FactRows.standing(moment))
                    .add("LIMIT 1) s ON true");
            key = new SqlListing.Key("sort_number", "numeric", filter.descending());
        } else if (filter.sortBy().equals(SCORE)) {
            sql.add(", h.score FROM entity e");
            key = new SqlListing.Key(SCORE, "numeric", filter.descending());
        } else {
            sql.add("FROM entity e");
            key = new SqlListing.Key(filter.sortBy().equals("name") ? "name" : "id", "text", filter.descending());
        }
        if (filter.q() == null) {
            sql.add("WHERE").add(matching(filter, moment));
        } else {
            sql.add("JOIN (")
                    .add(NamingSearch.things(filter.q(), matching(filter, moment), moment))
                    .add(") h ON h.id = e.id");
        }
        var keys = key.column().equals("id") ? List.of(key) : List.of(key, SqlListing.Key.ascending("id", "text"));
        return new SqlListing(
                transactions,
                sql,
                keys,
                row -> {
                    var node = NODES.objectNode()
                            .put("id", row.getString("id"))
                            .put("type", row.getString("type"))
                            .put("name", row.getString("name"))
                            .put("announcement", row.getString("evidence"));
                    if (filter.q() != null) {
                        var referents = node.putArray("referents");
                        Sql.texts(row, "ids").stream().skip(1).forEach(referents::add);
                    }
                    if (key.column().equals("sort_number")) {
                        node.putObject("properties")
                                .set(filter.sortBy().substring(PROPERTY.length()), Sql.json(row, "sorted"));
                        if (row.getString("sorted_by") != null) {
                            node.put("announcement", row.getString("sorted_by"));
                        }
                    }
                    if (key.column().equals(SCORE)) {
                        node.put(
                                SCORE,
                                row.getBigDecimal(SCORE).stripTrailingZeros().toPlainString());
                    }
                    return node;
                },
                new EntityFields(moment).facets());
    }

    /// Whether an entity `e` is known: something that is known mentions it.
    private static Sql exists(Moment moment) {
        var column = moment.knownBy() == KnownBy.SYSTEM ? "e.first_known" : "e.first_public";
        return Sql.of(column + " <= ? AND EXISTS (SELECT 1 FROM mention x WHERE x.entity = e.id AND", moment.knownAt())
                .add(Sql.known("x", moment))
                .add(")");
    }

    /// And is as it has to be.
    private static Sql matching(Filter filter, Moment moment) {
        var sql = exists(moment);
        addFilters(sql, filter, moment);
        return sql;
    }

    private static void addFilters(Sql sql, Filter filter, Moment moment) {
        var fields = new EntityFields(moment);
        fields.select(sql, filter.selection());
        if (!filter.identifiers().isEmpty()) {
            sql.add("AND").add(fields.identifiedBy(filter.identifiers()));
        }
        filter.conditions().forEach(condition -> addCondition(sql, condition, moment));
    }

    /// From reference to reference, of each what stands, whatever ids it has.
    private static void addCondition(Sql sql, Condition condition, Moment moment) {
        for (int i = 0; i < condition.path().size(); i++) {
            sql.add(i == 0 ? "AND EXISTS (SELECT 1 FROM" : ",")
                    .add("LATERAL (SELECT DISTINCT ON (f.slot) f.number, f.word, f.reference FROM");
            if (i == 0) {
                sql.add("fact f WHERE f.entity = e.id");
            } else {
                sql.add("(")
                        .add(Identity.components(Sql.of("SELECT w" + (i - 1) + ".reference"), moment))
                        .add(") c JOIN fact f ON f.entity = c.id WHERE true");
            }
            sql.add("AND f.property = ? AND", condition.path().get(i))
                    .add(FactRows.standingBySlot(moment))
                    .add(") w" + i);
        }
        sql.add("WHERE");
        addComparison(sql, "w" + (condition.path().size() - 1), condition, moment);
        sql.add(")");
    }

    private static void addComparison(Sql sql, String fact, Condition condition, Moment moment) {
        var value = condition.value();
        var comparison = condition.comparison();
        var sign = comparison.sign();
        boolean isEqual = comparison == Comparison.EQ;
        if (value.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            sql.add(fact + ".number " + sign + " ?::numeric", value);
        } else if (EntityId.find(value).isPresent() && (isEqual || comparison == Comparison.NE)) {
            sql.add(fact + ".word COLLATE \"C\" " + (isEqual ? "= ANY (" : "<> ALL ("))
                    .add(Identity.all(List.of(value), moment))
                    .add(")");
        } else {
            sql.add(fact + ".word COLLATE \"C\" " + sign + " ?", value);
        }
    }

    @Override
    public Optional<ObjectNode> find(String id, Moment moment) {
        return transactions.callPlanned(connection -> {
            var sql = Sql.of("SELECT e.id, e.type,")
                    .add(Sql.name("e.id", moment))
                    .add("AS name FROM entity e WHERE e.id = ? AND", id)
                    .add(exists(moment));
            var found = sql.find(
                    connection,
                    row -> NODES.objectNode()
                            .put("id", row.getString("id"))
                            .put("type", row.getString("type"))
                            .put("name", row.getString("name")));
            if (found.isPresent()) {
                EntityDocument.complete(connection, found.get(), id, moment);
            }
            return found;
        });
    }

    @Override
    public boolean isKnown(String id, Moment moment) {
        var sql = Sql.of("SELECT 1 FROM entity e WHERE e.id = ? AND", id).add(exists(moment));
        return transactions.call(
                connection -> sql.find(connection, row -> row.getInt(1)).isPresent());
    }

    private List<String> members(String id, Moment moment) {
        return transactions.call(connection -> Identity.members(connection, id, moment));
    }

    @Override
    public Listing relations(String id, Moment moment) {
        return new SqlListing(
                transactions,
                Relations.of(members(id, moment), moment),
                List.of(
                        SqlListing.Key.ascending("role", "text"),
                        SqlListing.Key.ascending("entity", "text"),
                        SqlListing.Key.ascending("direction", "text")),
                Relations::document);
    }

    @Override
    public Listing history(String id, String property, Moment moment) {
        var clock = moment.knownBy() == KnownBy.SYSTEM ? "f.known_from" : "f.public_from";
        return new SqlListing(
                transactions,
                Sql.of(
                                "SELECT f.* FROM fact f WHERE f.entity = ANY (?) AND f.property = ?",
                                members(id, moment),
                                property)
                        .add("AND " + clock + " <= ?", moment.knownAt()),
                List.of(
                        SqlListing.Key.ascending("since", "date"),
                        SqlListing.Key.ascending("announcement", "text"),
                        SqlListing.Key.ascending("ordinal", "int"),
                        SqlListing.Key.ascending("position", "int")),
                row -> FactRows.document(FactRows.read(row, moment.knownBy()), moment));
    }
}
