package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.date.EdtfDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The claims that cover one day, kept in order while days are swept. Rumoured ones count only where nothing surer
/// does.
final class Covering {

    private final Side sure = new Side();
    private final Side rumoured = new Side();

    void add(Claim claim) {
        side(claim).of(claim.layer()).add(claim);
    }

    void remove(Claim claim) {
        side(claim).of(claim.layer()).remove(claim);
    }

    Optional<Claim> findBest(Claim.Layer layer) {
        var claims = counting().of(layer);
        return claims.isEmpty() ? Optional.empty() : Optional.of(claims.first());
    }

    /// Whether something stands that ends the suspension: it begins after it and was announced no earlier.
    boolean isEnded(Claim suspension) {
        return counting().of(Claim.Layer.STANDING).stream()
                .takeWhile(claim -> claim.beginsAfter(suspension))
                .anyMatch(claim -> claim.ends()
                        && !claim.announcedOn()
                                .earliest()
                                .isBefore(suspension.announcedOn().earliest()));
    }

    private Side side(Claim claim) {
        return claim.confidence() == Confidence.RUMOURED ? rumoured : sure;
    }

    private Side counting() {
        return sure.isEmpty() ? rumoured : sure;
    }

    private record Side(Map<Claim.Layer, TreeSet<Claim>> layers) {
        private static final Comparator<Claim> ORDER =
                Claim.PRECEDENCE.thenComparing(Claim::to, Comparator.nullsFirst(Comparator.comparing(EdtfDate::text)));

        Side() {
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
