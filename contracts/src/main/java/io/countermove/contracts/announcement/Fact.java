package io.countermove.contracts.announcement;

import io.countermove.contracts.date.EdtfDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One statement about one property of one entity. What is null is the announcement's.
public record Fact(
        EntityId entity,
        String property,
        FactValue value,
        Map<String, String> qualifiers,
        @Nullable EdtfDate validFrom,
        @Nullable EdtfDate validTo,
        @Nullable Confidence confidence) {

    public Fact {
        qualifiers = Collections.unmodifiableSortedMap(new TreeMap<>(qualifiers));
    }
}
