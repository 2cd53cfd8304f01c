package io.countermove.analytics;

import java.util.BitSet;

/// Of which things the home is known, and which of these are domestic; by code.
final class Homes {

    private final BitSet known = new BitSet();
    private final BitSet domestic = new BitSet();

    void learn(int code, boolean isDomestic) {
        known.set(code);
        if (isDomestic) {
            domestic.set(code);
        }
    }

    boolean isKnown(int code) {
        return known.get(code);
    }

    boolean isDomestic(int code) {
        return domestic.get(code);
    }
}
