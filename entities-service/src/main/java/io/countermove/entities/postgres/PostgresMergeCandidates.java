package io.countermove.entities.postgres;

import io.countermove.entities.Doubles;
import io.countermove.entities.Listing;
import io.countermove.entities.MergeCandidates;
import io.countermove.entities.Moment;
import io.countermove.entities.NameKey;
import io.countermove.entities.Proposal;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pairs of names by the rules of `Doubles`, made anew when names have come; what of them is a proposal is asked of the
/// state as known.
@Singleton
class PostgresMergeCandidates implements MergeCandidates {
    private final Transactions transactions;
    private Found found = new Found(0, List.of());

    PostgresMergeCandidates(Transactions transactions) {
        this.transactions = transactions;
    }

    /// What was found among so many names. Names are only added: as many are the same.
    private record Found(long names, List<Doubles.Pair> pairs) {}

    /// All of a list, in its order; who said the names is asked of what is read of it.
    private record Proposals(Transactions transactions, Moment moment, List<Proposal> all) implements Listing {
        @Override
        public List<Item> slice(@Nullable List<String> after, int limit) {
            var read = all.stream()
                    .filter(each -> after == null || each.follows(after))
                    .limit(limit)
                    .toList();
            var names = read.stream()
                    .flatMap(each -> Stream.of(each.one(), each.other()))
                    .map(thing -> ComparedThings.said(thing.matched()))
                    .distinct()
                    .toList();
            var evidence = transactions.call(connection -> NamingSearch.evidence(connection, names, moment));
            return read.stream()
                    .map(each -> new Item(
                            each.toJson(name -> Optional.ofNullable(evidence.get(ComparedThings.said(name)))),
                            each.key()))
                    .toList();
        }

        @Override
        public long count() {
            return all.size();
        }
    }

    @Override
    public Listing list(Filter filter, Moment moment) {
        var asked = pairs().stream().filter(pair -> isOf(filter.types(), pair)).toList();
        return transactions.call(connection -> {
            var things = ComparedThings.of(connection, asked, moment);
            var best = new LinkedHashMap<Set<String>, Proposal>();
            asked.stream()
                    .flatMap(pair -> things.propose(pair).stream())
                    .filter(each -> filter.entities().isEmpty() || each.isAbout(filter.entities()))
                    .sorted(Proposal.order())
                    .forEach(each -> best.putIfAbsent(
                            Set.of(each.one().id(), each.other().id()), each));
            return new Proposals(transactions, moment, List.copyOf(best.values()));
        });
    }

    private static boolean isOf(List<String> types, Doubles.Pair pair) {
        return types.isEmpty()
                || types.stream().anyMatch(type -> pair.one().entity().startsWith(type + ":"));
    }

    /// Who waits for another to make them holds no connection.
    private synchronized List<Doubles.Pair> pairs() {
        found = transactions.call(this::find);
        return found.pairs();
    }

    private Found find(Connection connection) throws SQLException {
        long names = Sql.of("SELECT count(*) FROM naming")
                .list(connection, row -> row.getLong(1))
                .getFirst();
        if (names == found.names()) {
            return found;
        }
        var all = Sql.of("SELECT entity, kind, value, key, latin FROM naming ORDER BY entity, kind, digest")
                .list(connection, PostgresMergeCandidates::named);
        return new Found(all.size(), Doubles.among(all));
    }

    private static Doubles.Named named(ResultSet row) throws SQLException {
        return new Doubles.Named(
                row.getString("entity"),
                row.getString("kind"),
                row.getString("value"),
                new NameKey(List.of(row.getString("key").split(" ", -1)), row.getString("latin")));
    }
}
