package io.countermove.analytics;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Names the announcements of an explanation: a few, and how many there are.
record Naming(ObservationColumns columns, AsOf asOf) {

    private static final int SHOWN = 20;

    Map<String, Object> shown(BitSet announcements) {
        return Draft.map(
                "count",
                announcements.cardinality(),
                "announcements",
                announcements.stream()
                        .mapToObj(columns::id)
                        .sorted()
                        .limit(SHOWN)
                        .toList());
    }

    /// Those behind a number first.
    List<Map<String, Object>> shown(List<Change> changes, BitSet inputs) {
        return changes.stream()
                .sorted(Comparator.comparing(change -> !inputs.get(change.announcement())))
                .limit(SHOWN)
                .map(change -> change.toMap(columns, asOf, inputs.get(change.announcement())))
                .toList();
    }

    static BitSet without(BitSet some, BitSet others) {
        var rest = (BitSet) some.clone();
        rest.andNot(others);
        return rest;
    }
}
