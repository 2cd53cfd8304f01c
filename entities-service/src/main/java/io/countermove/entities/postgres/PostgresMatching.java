package io.countermove.entities.postgres;

import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Matching;
import io.countermove.entities.Moment;
import io.countermove.entities.NameKey;
import io.countermove.entities.NameSimilarity;
import io.countermove.entities.NameSimilarity.Reason;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Candidates by identifier, by key and by trigrams; the scores are Java's.
@Singleton
class PostgresMatching implements Matching {
    private static final int MOST_NAMES = 60;
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparing(Candidate::score).reversed().thenComparing(Candidate::entity);

    private final Transactions transactions;

    PostgresMatching(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Found(
            String entity, String type, String name, String kind, String value, List<String> jurisdictions) {
        /// The scheme and value asked for, in the form in which identifiers are compared.
        boolean isIdentifierOf(Wanted wanted) {
            return wanted.identifiers().entrySet().stream()
                    .anyMatch(each -> each.getKey().equalsIgnoreCase(kind)
                            && NamingRow.identifier(kind, each.getValue())
                                    .key()
                                    .equals(NamingRow.identifier(kind, value).key()));
        }

        Candidate candidate(Wanted wanted) {
            List<Reason> reasons = isIdentifierOf(wanted)
                    ? List.of(new Reason("identifier", kind + " " + value, BigDecimal.ONE.setScale(4)))
                    : NameSimilarity.between(wanted.name(), value);
            return new Candidate(entity, List.of(), type, name, value, reasons).hinted(wanted, jurisdictions);
        }
    }

    /// What the candidates' ids name, with its name.
    private record Things(Map<String, SortedSet<String>> ids, Map<String, String> names) {
        static Things of(Connection connection, List<Candidate> candidates, Moment moment) throws SQLException {
            var entities = candidates.stream().map(Candidate::entity).collect(Collectors.toSet());
            var ids = Identity.members(connection, entities, moment);
            var canonical = ids.values().stream().map(each -> each.first()).collect(Collectors.toSet());
            return new Things(ids, Naming.names(connection, canonical, moment));
        }

        Candidate canonical(Candidate candidate) {
            var all = ids.getOrDefault(candidate.entity(), new TreeSet<>(List.of(candidate.entity())));
            return candidate.as(
                    all.first(),
                    names.getOrDefault(all.first(), candidate.name()),
                    all.stream().skip(1).toList());
        }
    }

    @Override
    public List<List<Candidate>> match(List<Wanted> wanted, int limit, Moment moment) {
        return transactions.call(connection -> {
            var all = new ArrayList<List<Candidate>>();
            for (var each : wanted) {
                all.add(find(connection, each, moment).stream()
                        .map(found -> found.candidate(each))
                        .toList());
            }
            var things =
                    Things.of(connection, all.stream().flatMap(List::stream).toList(), moment);
            return all.stream()
                    .map(candidates -> best(candidates.stream().map(things::canonical), limit))
                    .toList();
        });
    }

    private static List<Candidate> best(Stream<Candidate> candidates, int limit) {
        var best = new LinkedHashMap<String, Candidate>();
        candidates.forEach(each ->
                best.merge(each.entity(), each, (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other));
        return best.values().stream().sorted(BEST_FIRST).limit(limit).toList();
    }

    private static List<Found> find(Connection connection, Wanted wanted, Moment moment) throws SQLException {
        var key = NameKey.of(wanted.name());
        var schemes = wanted.identifiers().keySet().stream()
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .toList();
        var values = wanted.identifiers().entrySet().stream()
                .map(PostgresMatching::identifier)
                .toList();
        var clock = moment.knownBy() == KnownBy.SYSTEM ? "e.first_known" : "e.first_public";
        return Sql.of("SELECT m.entity, m.kind, m.value, e.type,")
                .add(Sql.name("m.entity", moment))
                .add("AS name, ARRAY(SELECT DISTINCT upper(split_part(f.reference, ':', 2)) FROM fact f")
                .add("WHERE f.entity = m.entity AND f.property = 'jurisdiction' AND f.reference IS NOT NULL AND")
                .add(Sql.known("f", moment))
                .add("AND")
                .add(Sql.valid("f", moment))
                .add(
                        "ORDER BY 1) AS jurisdictions FROM (SELECT n.* FROM (SELECT * FROM naming WHERE key = ?",
                        key.key())
                .add(
                        "UNION SELECT n.* FROM naming n JOIN unnest(?::text[], ?::text[]) AS i (scheme, key)",
                        schemes,
                        values)
                .add(
                        "ON lower(n.kind) = i.scheme AND n.key = i.key UNION SELECT * FROM naming_alike(?)) n WHERE",
                        key.latin())
                .add(NamingSearch.known("n", moment))
                .add("ORDER BY n.key <> ?, public.similarity(n.latin, ?) DESC", key.key(), key.latin())
                .add(", n.entity, n.kind, n.digest LIMIT ?) m JOIN entity e ON e.id = m.entity WHERE", MOST_NAMES)
                .add(clock + " <= ?", moment.knownAt())
                .list(
                        connection,
                        row -> new Found(
                                row.getString("entity"),
                                row.getString("type"),
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("value"),
                                Sql.texts(row, "jurisdictions")));
    }

    private static String identifier(Map.Entry<String, String> identifier) {
        return NamingRow.identifier(identifier.getKey(), identifier.getValue()).key();
    }
}
