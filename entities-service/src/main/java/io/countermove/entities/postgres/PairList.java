package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list of pairs in a snapshot: the names with their languages, or the schemes with their identifiers.
enum PairList {
    NAMES("names", "value", "language", "SELECT n ->> 'value', n ->> 'language' FROM jsonb_array_elements(p.names) n") {
        @Override
        Stream<Pair> said(ParticipantRow who) {
            return who.names().valueStream().map(this::read);
        }
    },
    IDENTIFIERS("identifiers", "scheme", "value", "SELECT i.key, i.value FROM jsonb_each_text(p.identifiers) i") {
        @Override
        Stream<Pair> said(ParticipantRow who) {
            return who.identifiers().entrySet().stream().map(each -> new Pair(each.getKey(), each.getValue()));
        }
    };

    private final String field;
    private final String first;
    private final String second;
    private final String stored;

    PairList(String field, String first, String second, String stored) {
        this.field = field;
        this.first = first;
        this.second = second;
        this.stored = stored;
    }

    /// A name with its language, or a scheme with its identifier.
    record Pair(String first, @Nullable String second) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::first).thenComparing(pair -> pair.second() == null ? "" : pair.second());

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    /// What a participant is called.
    abstract Stream<Pair> said(ParticipantRow who);

    String field() {
        return field;
    }

    Pair read(JsonNode item) {
        return new Pair(item.path(first).asText(), item.path(second).textValue());
    }

    ObjectNode write(Pair pair) {
        return JsonNodeFactory.instance.objectNode().put(first, pair.first()).put(second, pair.second());
    }

    /// All pairs known last of each of the entities that has any. Of what is kept only the announcements that changed
    /// are looked at: an entity that is in everything is not read wholly each time.
    ///
    /// @param kept snapshots of entities that have lost no pair
    Map<String, NavigableSet<Pair>> known(
            Connection connection, Collection<String> ids, RevisionRows rows, Map<String, JsonNode> kept)
            throws SQLException {
        var known = new TreeMap<String, NavigableSet<Pair>>();
        kept.forEach((id, snapshot) ->
                snapshot.path(field).forEach(item -> of(known, id).add(read(item))));
        rows.participants.stream()
                .filter(who -> who.knownTo() == null && kept.containsKey(who.entity()))
                .forEach(who ->
                        said(who).forEach(pair -> of(known, who.entity()).add(pair)));
        var whole = new HashSet<>(ids);
        whole.removeAll(kept.keySet());
        if (!whole.isEmpty()) {
            Sql.of("SELECT DISTINCT p.entity, a.first, a.second FROM participant p CROSS JOIN LATERAL (" + stored)
                    .add(") a (first, second) WHERE p.entity = ANY (?) AND p.known_to IS NULL", whole)
                    .list(
                            connection,
                            row -> of(known, row.getString("entity"))
                                    .add(new Pair(row.getString("first"), row.getString("second"))));
        }
        return known;
    }

    private static NavigableSet<Pair> of(Map<String, NavigableSet<Pair>> known, String id) {
        return known.computeIfAbsent(id, _ -> new TreeSet<>());
    }
}
