package io.countermove.events.imports.formats;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.date.EdtfDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fact of a row, whose entity is known later. What is null is the announcement's.
record EpochFact(
        String property,
        FactValue value,
        Map<String, String> qualifiers,
        @Nullable EdtfDate validFrom,
        @Nullable EdtfDate validTo,
        @Nullable Confidence confidence) {

    static EpochFact of(String property, FactValue value, @Nullable Confidence confidence) {
        return new EpochFact(property, value, Map.of(), null, null, confidence);
    }

    static EpochFact during(
            String property,
            FactValue value,
            @Nullable EdtfDate validFrom,
            @Nullable EdtfDate validTo,
            @Nullable Confidence confidence) {
        return new EpochFact(property, value, Map.of(), validFrom, validTo, confidence);
    }

    Fact about(EntityId entity) {
        return new Fact(entity, property, value, qualifiers, validFrom, validTo, confidence);
    }
}
