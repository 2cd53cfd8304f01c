package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Confidence;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The claims that cover one day, while days are swept, by their places in the order of precedence. Rumoured ones count
/// only where nothing surer does.
final class Covering {

    static final int NONE = -1;

    private final List<Claim> claims;
    /// Of claims that are equally official and sure.
    private final List<Map<Claim.Layer, BitSet>> ranks =
            Stream.generate(Covering::layers).limit(4).toList();

    /// @param claims the best first
    Covering(List<Claim> claims) {
        this.claims = claims;
    }

    private static Map<Claim.Layer, BitSet> layers() {
        var layers = new EnumMap<Claim.Layer, BitSet>(Claim.Layer.class);
        for (var layer : Claim.Layer.values()) {
            layers.put(layer, new BitSet());
        }
        return layers;
    }

    void clear() {
        ranks.forEach(rank -> rank.values().forEach(BitSet::clear));
    }

    /// What ends a suspension begins after it, was announced no earlier, and stands for good: days are swept in order,
    /// so that it comes when the suspension is there, and stays.
    void add(int place) {
        var claim = claims.get(place);
        set(claim, claim.layer()).set(place);
        if (claim.ends()) {
            var suspensions = set(claim, Claim.Layer.SUSPENSION);
            for (int i = suspensions.nextSetBit(0); i >= 0; i = suspensions.nextSetBit(i + 1)) {
                if (ends(claim, claims.get(i))) {
                    suspensions.clear(i);
                }
            }
        }
    }

    void remove(int place) {
        var claim = claims.get(place);
        set(claim, claim.layer()).clear(place);
    }

    // The best claim, of suspensions that nothing has ended; or NONE.
    private int best(Claim.Layer layer) {
        return of(counting(), layer).nextSetBit(0);
    }

    /// Of the legal status: a suspension stands over what may come into force meanwhile, the word of an official source
    /// over both, unless an act comes after it.
    int bestInLaw() {
        int suspension = best(Claim.Layer.SUSPENSION);
        int byKind = suspension == NONE ? best(Claim.Layer.STANDING) : suspension;
        int fact = best(Claim.Layer.OFFICIAL_FACT);
        return fact != NONE && (byKind == NONE || !claims.get(byKind).beginsAfter(claims.get(fact))) ? fact : byKind;
    }

    int bestStated() {
        return best(Claim.Layer.STANDING);
    }

    /// Whether nothing has ended it.
    boolean holds(int place) {
        var claim = claims.get(place);
        return set(claim, claim.layer()).get(place);
    }

    /// What is said more surely, and by an official source, is of a lower one.
    static int rank(Claim claim) {
        return (claim.confidence() == Confidence.RUMOURED ? 2 : 0) + (claim.official() ? 0 : 1);
    }

    static boolean ends(Claim claim, Claim suspension) {
        return claim.beginsAfter(suspension)
                && !claim.announcedOn()
                        .earliest()
                        .isBefore(suspension.announcedOn().earliest());
    }

    private BitSet set(Claim claim, Claim.Layer layer) {
        return of(ranks.get(rank(claim)), layer);
    }

    private static BitSet of(Map<Claim.Layer, BitSet> rank, Claim.Layer layer) {
        return Objects.requireNonNull(rank.get(layer));
    }

    private Map<Claim.Layer, BitSet> counting() {
        for (var rank : ranks) {
            for (var claims : rank.values()) {
                if (!claims.isEmpty()) {
                    return rank;
                }
            }
        }
        return ranks.getFirst();
    }
}
