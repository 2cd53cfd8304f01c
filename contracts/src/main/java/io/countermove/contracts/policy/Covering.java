package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.date.EdtfDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The claims that cover one day, kept in order while days are swept. Rumoured ones count only where nothing surer
/// does.
final class Covering {

    private final List<Rank> ranks = Stream.generate(Rank::new).limit(4).toList();

    void add(Claim claim) {
        rank(claim).of(claim.layer()).add(claim);
    }

    void remove(Claim claim) {
        rank(claim).of(claim.layer()).remove(claim);
    }

    Optional<Claim> findBest(Claim.Layer layer) {
        var claims = counting().of(layer);
        return claims.isEmpty() ? Optional.empty() : Optional.of(claims.first());
    }

    /// The best suspension that nothing has ended.
    Optional<Claim> findSuspension() {
        return counting().of(Claim.Layer.SUSPENSION).stream()
                .filter(suspension -> !isEnded(suspension))
                .findFirst();
    }

    /// Whether something stands that begins after the suspension, was announced no earlier, and ends it.
    private boolean isEnded(Claim suspension) {
        return counting().of(Claim.Layer.STANDING).stream()
                .takeWhile(claim -> claim.beginsAfter(suspension))
                .anyMatch(claim -> claim.ends()
                        && !claim.announcedOn()
                                .earliest()
                                .isBefore(suspension.announcedOn().earliest()));
    }

    private Rank rank(Claim claim) {
        int sureness = claim.confidence() == Confidence.RUMOURED ? 2 : 0;
        return ranks.get(sureness + (claim.official() ? 0 : 1));
    }

    private Rank counting() {
        return ranks.stream().filter(rank -> !rank.isEmpty()).findFirst().orElse(ranks.getFirst());
    }

    private record Rank(Map<Claim.Layer, TreeSet<Claim>> layers) {
        private static final Comparator<Claim> ORDER =
                Claim.PRECEDENCE.thenComparing(Claim::to, Comparator.nullsFirst(Comparator.comparing(EdtfDate::text)));

        Rank() {
            this(new EnumMap<>(Claim.Layer.class));
        }

        TreeSet<Claim> of(Claim.Layer layer) {
            return layers.computeIfAbsent(layer, _ -> new TreeSet<>(ORDER));
        }

        boolean isEmpty() {
            return layers.values().stream().allMatch(TreeSet::isEmpty);
        }
    }
}
