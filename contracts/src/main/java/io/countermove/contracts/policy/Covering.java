package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.date.EdtfDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The claims that cover one day, kept in order while days are swept. Rumoured ones count only where nothing surer
/// does.
final class Covering {

    private final List<Rank> ranks = Stream.generate(Rank::new).limit(4).toList();

    void add(Claim claim) {
        rank(claim).add(claim);
    }

    void remove(Claim claim) {
        rank(claim).of(claim.layer()).remove(claim);
    }

    /// The best claim; of suspensions, that nothing has ended.
    Optional<Claim> findBest(Claim.Layer layer) {
        var claims = counting().of(layer);
        return claims.isEmpty() ? Optional.empty() : Optional.of(claims.first());
    }

    private Rank rank(Claim claim) {
        int sureness = claim.confidence() == Confidence.RUMOURED ? 2 : 0;
        return ranks.get(sureness + (claim.official() ? 0 : 1));
    }

    private Rank counting() {
        for (var rank : ranks) {
            if (!rank.isEmpty()) {
                return rank;
            }
        }
        return ranks.getFirst();
    }

    /// Claims that are equally official and sure; of the suspensions those that nothing has ended.
    private record Rank(Map<Claim.Layer, TreeSet<Claim>> layers) {
        private static final Comparator<Claim> ORDER =
                Claim.PRECEDENCE.thenComparing(Claim::to, Comparator.nullsFirst(Comparator.comparing(EdtfDate::text)));

        Rank() {
            this(new EnumMap<>(Claim.Layer.class));
            for (var layer : Claim.Layer.values()) {
                layers.put(layer, new TreeSet<>(ORDER));
            }
        }

        TreeSet<Claim> of(Claim.Layer layer) {
            return Objects.requireNonNull(layers.get(layer));
        }

        /// What ends a suspension begins after it, was announced no earlier, and stands for good: days are swept in
        /// order, so that it comes when the suspension is there, and stays.
        void add(Claim claim) {
            of(claim.layer()).add(claim);
            if (claim.ends()) {
                of(Claim.Layer.SUSPENSION).removeIf(suspension -> ends(claim, suspension));
            }
        }

        private static boolean ends(Claim claim, Claim suspension) {
            return claim.beginsAfter(suspension)
                    && !claim.announcedOn()
                            .earliest()
                            .isBefore(suspension.announcedOn().earliest());
        }

        boolean isEmpty() {
            for (var claims : layers.values()) {
                if (!claims.isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }
}
