package io.countermove.entities.postgres;

import io.countermove.entities.Doubles;
import io.countermove.entities.Moment;
import io.countermove.entities.Proposal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the state says of pairs, as known.
///
/// @param known the names that somebody had used
/// @param ids what each id names
/// @param names by canonical id
/// @param jurisdictions by id
/// @param parted canonical ids of two things that are said not to be the same
record ComparedThings(
        Set<NamingRow.Said> known,
        Map<String, SortedSet<String>> ids,
        Map<String, String> names,
        Map<String, Set<String>> jurisdictions,
        Set<Set<String>> parted) {

    static ComparedThings of(Connection connection, Collection<Doubles.Pair> pairs, Moment moment) throws SQLException {
        var known = known(connection, pairs, moment);
        var notSame = Identity.notSame(connection, moment);
        var entities = Stream.concat(
                        known.stream().map(NamingRow.Said::entity),
                        notSame.stream().flatMap(Set::stream))
                .collect(Collectors.toCollection(TreeSet::new));
        var ids = Identity.members(connection, entities, moment);
        var canonical = ids.values().stream().map(each -> each.first()).collect(Collectors.toSet());
        var all = ids.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var parted = notSame.stream()
                .map(two -> two.stream()
                        .map(id -> Objects.requireNonNull(ids.get(id)).first())
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        return new ComparedThings(
                known,
                ids,
                Naming.names(connection, canonical, moment),
                jurisdictions(connection, all, moment),
                parted);
    }

    /// Nothing where it is known whether the two are one, or was not known what they are called.
    Optional<Proposal> propose(Doubles.Pair pair) {
        if (!known.contains(said(pair.one())) || !known.contains(said(pair.other()))) {
            return Optional.empty();
        }
        var one = thing(pair.one());
        var other = thing(pair.other());
        if (one.id().equals(other.id()) || parted.contains(Set.of(one.id(), other.id()))) {
            return Optional.empty();
        }
        return Optional.of(
                        one.id().compareTo(other.id()) < 0
                                ? Proposal.of(one, other, pair.reasons())
                                : Proposal.of(other, one, pair.reasons()))
                .filter(Proposal::isLikely);
    }

    private Proposal.Thing thing(Doubles.Named named) {
        var all = Objects.requireNonNull(ids.get(named.entity()));
        var places = all.stream()
                .flatMap(id -> jurisdictions.getOrDefault(id, Set.of()).stream())
                .collect(Collectors.toSet());
        return new Proposal.Thing(
                all.first(),
                all.stream().skip(1).toList(),
                Objects.requireNonNull(names.get(all.first())),
                named,
                places);
    }

    private static Set<NamingRow.Said> known(Connection connection, Collection<Doubles.Pair> pairs, Moment moment)
            throws SQLException {
        var said = pairs.stream()
                .flatMap(pair -> Stream.of(said(pair.one()), said(pair.other())))
                .collect(Collectors.toSet());
        return Set.copyOf(Sql.of(
                        "SELECT n.entity, n.kind, n.value FROM unnest(?::text[], ?::text[], ?::text[]) AS n (entity, kind, value)",
                        said.stream().map(NamingRow.Said::entity).toList(),
                        said.stream().map(NamingRow.Said::kind).toList(),
                        said.stream().map(NamingRow.Said::value).toList())
                // Of what is mentioned no more its id is no name.
                .add("WHERE EXISTS (SELECT 1 FROM mention m WHERE m.entity = n.entity AND")
                .add(Sql.known("m", moment))
                .add(") AND")
                .add(NamingSearch.known("n", moment))
                .list(
                        connection,
                        row -> new NamingRow.Said(
                                row.getString("entity"), row.getString("kind"), row.getString("value"))));
    }

    static NamingRow.Said said(Doubles.Named named) {
        return new NamingRow.Said(named.entity(), named.kind(), named.value());
    }

    private static Map<String, Set<String>> jurisdictions(
            Connection connection, Collection<String> entities, Moment moment) throws SQLException {
        var jurisdictions = new HashMap<String, Set<String>>();
        Sql.of("""
                SELECT f.entity, upper(split_part(f.reference, ':', 2)) AS place FROM fact f
                WHERE f.entity = ANY (?) AND f.property = 'jurisdiction' AND f.reference IS NOT NULL AND
                """, entities)
                .add(Sql.known("f", moment))
                .add("AND")
                .add(Sql.valid("f", moment))
                .list(
                        connection,
                        row -> jurisdictions
                                .computeIfAbsent(row.getString("entity"), _ -> new HashSet<>())
                                .add(row.getString("place")));
        return jurisdictions;
    }
}
