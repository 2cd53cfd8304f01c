package io.countermove.analytics;

import io.countermove.analytics.estimate.Composite;
import java.util.BitSet;
import java.util.Map;
import java.util.function.IntConsumer;

/// A component of [SelfReliance]: how many of the jurisdiction's clusters or models use something domestic, among those
/// that use something whose home is known.
final class DomesticUse {

    static final int LEAST = 5;

    private final String name;
    private final Homes homes;
    private final BitSet rows = new BitSet();
    private final BitSet using = new BitSet();
    private final BitSet domestically = new BitSet();
    private final BitSet unknown = new BitSet();

    DomesticUse(String name, Homes homes) {
        this.name = name;
        this.homes = homes;
    }

    /// Takes what a cluster or model uses, as a revision has it.
    IntConsumer by(int row, int thing) {
        return used -> {
            if (!homes.isKnown(used)) {
                unknown.set(thing);
                return;
            }
            using.set(thing);
            rows.set(row);
            if (homes.isDomestic(used)) {
                domestically.set(thing);
            }
        };
    }

    String name() {
        return name;
    }

    int n() {
        return using.cardinality();
    }

    /// How many more use only what is of unknown home.
    int unknown() {
        var only = (BitSet) unknown.clone();
        only.andNot(using);
        return only.cardinality();
    }

    double share() {
        return Composite.share(domestically.cardinality(), n());
    }

    boolean counts() {
        return n() >= LEAST;
    }

    /// The revisions behind it.
    BitSet rows() {
        return rows;
    }

    Map<String, Object> toMap() {
        return Draft.map(
                "name", name,
                "domestic", domestically.cardinality(),
                "n", n(),
                "homeUnknown", unknown(),
                "share", share(),
                "counts", counts());
    }
}
