package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Moment;
import io.countermove.entities.Resolved;
import io.countermove.entities.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// All that is known of one entity under all its ids.
final class EntityDocument {
    private static final int MOST_UNKNOWN = 100;

    private EntityDocument() {}

    static void complete(Connection connection, ObjectNode node, String id, Moment moment) throws SQLException {
        var names = node.putArray("names");
        var identifiers = node.putObject("identifiers");
        var members = Identity.members(connection, id, moment);
        var referents = node.putArray("referents");
        members.stream().filter(member -> !member.equals(id)).forEach(referents::add);
        node.putArray("facts");
        node.putArray("unknown");
        var relations = node.putArray("relations");
        Naming.names(members, moment)
                .list(
                        connection,
                        row -> names.addObject()
                                .put("value", row.getString("value"))
                                .put("language", row.getString("language")));
        Naming.identifiers(members, moment)
                .list(connection, row -> identifiers.put(row.getString("key"), row.getString("value")));
        addFacts(connection, node, members, moment);
        Relations.latest(members, moment).list(connection, row -> relations.add(Relations.document(row)));
        var older = Relations.older(members, moment).find(connection, row -> row.getInt(1));
        node.put("moreRelations", older.isPresent());
    }

    private static void addFacts(Connection connection, ObjectNode node, List<String> members, Moment moment)
            throws SQLException {
        var facts = node.withArray("facts");
        var statements = new ArrayList<Statement>();
        var silent = new TreeSet<String>();
        var spoken = new HashSet<String>();
        FactRows.of(members, moment).list(connection, row -> {
            if (row.getString("announcement") == null) {
                return silent.add(row.getString("slot_key"));
            }
            statements.add(FactRows.read(row, moment.knownBy()));
            return spoken.add(row.getString("slot_key"));
        });
        Resolved.resolve(statements, moment.validAt())
                .forEach(resolved -> facts.add(FactRows.document(resolved, moment)));
        silent.removeAll(spoken);
        if (!silent.isEmpty()) {
            addUnknown(connection, node, silent, members, moment);
        }
    }

    /// What is said of other days, and not of this one; of a slot that lapsed while the same is said in another, such
    /// as
    /// of a price in another currency, the latter is enough.
    private static void addUnknown(
            Connection connection, ObjectNode node, SortedSet<String> silent, List<String> members, Moment moment)
            throws SQLException {
        var seen = new HashSet<JsonNode>();
        node.path("facts").forEach(fact -> seen.add(about(fact.path("property").asText(), fact.path("qualifiers"))));
        var unknown = node.withArray("unknown");
        var asked = silent.stream().limit(MOST_UNKNOWN).toList();
        FactRows.ofOtherDays(members, asked, moment).list(connection, row -> {
            var slot = about(row.getString("property"), Sql.json(row, "qualifiers"));
            if (seen.add(slot)) {
                unknown.add(slot);
            }
            return slot;
        });
        if (silent.size() > MOST_UNKNOWN) {
            node.put("moreUnknown", true);
        }
    }

    private static ObjectNode about(String property, JsonNode qualifiers) {
        var slot = JsonNodeFactory.instance.objectNode().put("property", property);
        slot.set("qualifiers", qualifiers.isObject() ? qualifiers : slot.objectNode());
        return slot;
    }
}
