package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a batch does to which ids name one thing.
///
/// @param causes the ids that announcements which change say something of, each with these announcements
/// @param before the ids that named the same as each of them
record IdentityChanges(SortedMap<String, SortedSet<String>> causes, Map<String, SortedSet<String>> before) {
    private static final int TURN = 0x73616d65;

    /// What was joined or parted: each set of `from` has ids in common with the one of `to`, or the other way about.
    private record Moved(
            Changes.Type type, SortedSet<String> ids, Set<SortedSet<String>> from, Set<SortedSet<String>> to) {
        ObjectNode detail() {
            var detail = JsonNodeFactory.instance.objectNode();
            ids.forEach(detail.putArray("ids")::add);
            write(from, detail.putArray("before"));
            write(to, detail.putArray("after"));
            return detail;
        }

        private static void write(Set<SortedSet<String>> things, ArrayNode array) {
            for (var ids : things) {
                var thing = array.addObject().put("id", ids.first());
                var referents = thing.putArray("referents");
                ids.stream().skip(1).forEach(referents::add);
            }
        }
    }

    /// Before anything is written: from here to the commit no other transaction joins or parts.
    static IdentityChanges begin(Connection connection, List<SubjectChange> changes) throws SQLException {
        var causes = new TreeMap<String, SortedSet<String>>();
        for (var change : changes) {
            change.said()
                    .filter(said -> said.kind().startsWith("identity."))
                    .flatMap(said -> said.inRole("same"))
                    .forEach(id -> causes.computeIfAbsent(id.toString(), _ -> new TreeSet<>())
                            .add(change.subject()));
        }
        if (causes.isEmpty()) {
            return new IdentityChanges(causes, Map.of());
        }
        Sql.of("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", TURN)
                .list(connection, _ -> true);
        return new IdentityChanges(causes, Identity.members(connection, causes.keySet()));
    }

    /// After it is written: tells of what was joined and parted.
    void end(Connection connection, Telling telling) throws SQLException {
        if (causes.isEmpty()) {
            return;
        }
        for (var moved : moved(Identity.members(connection, causes.keySet()))) {
            var because = because(moved.ids());
            var at = telling.at(telling.of(because));
            var detail = moved.detail();
            because.forEach(detail.putArray("announcements")::add);
            var word = moved.type().word();
            int place = telling.add(ChangeRows.Row.of(word, at, moved.ids().first(), because.first(), detail));
            telling.tell(
                    TopicNames.ENTITY_CHANGES,
                    moved.ids().first(),
                    detail.deepCopy()
                            .put("entity", moved.ids().first())
                            .put("type", word)
                            .put("at", at.toString()),
                    List.of(place));
        }
    }

    private List<Moved> moved(Map<String, SortedSet<String>> after) {
        var moved = new ArrayList<Moved>();
        for (var thing : new LinkedHashSet<>(after.values())) {
            var parts = of(thing, before);
            if (parts.size() > 1) {
                moved.add(new Moved(Changes.Type.MERGED, thing, parts, Set.of(thing)));
            }
        }
        for (var thing : new LinkedHashSet<>(before.values())) {
            var parts = of(thing, after);
            if (parts.size() > 1) {
                moved.add(new Moved(Changes.Type.PARTED, thing, Set.of(thing), parts));
            }
        }
        return moved;
    }

    /// The things that ids name; an id that no announcement speaks of goes with one of which one does.
    private static Set<SortedSet<String>> of(SortedSet<String> ids, Map<String, SortedSet<String>> things) {
        var named = new LinkedHashSet<SortedSet<String>>();
        ids.stream().map(things::get).filter(Objects::nonNull).forEach(named::add);
        return named;
    }

    private SortedSet<String> because(SortedSet<String> ids) {
        var because = new TreeSet<String>();
        ids.forEach(id -> because.addAll(causes.getOrDefault(id, new TreeSet<>())));
        return because;
    }
}
