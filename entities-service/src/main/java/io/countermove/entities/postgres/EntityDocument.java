package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Moment;
import io.countermove.entities.Resolved;
import io.countermove.entities.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/// All that is known of one entity under all its ids.
final class EntityDocument {
    private EntityDocument() {}

    static void complete(Connection connection, ObjectNode node, String id, Moment moment) throws SQLException {
        var names = node.putArray("names");
        var identifiers = node.putObject("identifiers");
        var members = Identity.members(connection, id, moment);
        var referents = node.putArray("referents");
        members.stream().filter(member -> !member.equals(id)).forEach(referents::add);
        var facts = node.putArray("facts");
        var relations = node.putArray("relations");
        Naming.names(members, moment)
                .list(
                        connection,
                        row -> names.addObject()
                                .put("value", row.getString("value"))
                                .put("language", row.getString("language")));
        Naming.identifiers(members, moment)
                .list(connection, row -> identifiers.put(row.getString("key"), row.getString("value")));
        addFacts(connection, facts, node.putArray("unknown"), members, moment);
        Relations.latest(members, moment).list(connection, row -> relations.add(Relations.document(row)));
        var older = Relations.older(members, moment).find(connection, row -> row.getInt(1));
        node.put("moreRelations", older.isPresent());
    }

    /// @param unknown gets what is said of other days, and not of this one
    private static void addFacts(
            Connection connection, ArrayNode facts, ArrayNode unknown, List<String> members, Moment moment)
            throws SQLException {
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
            FactRows.ofOtherDays(members, silent, moment)
                    .list(
                            connection,
                            row -> unknown.addObject()
                                    .put("property", row.getString("property"))
                                    .set("qualifiers", Sql.json(row, "qualifiers")));
        }
    }
}
