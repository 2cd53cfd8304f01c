package io.countermove.analytics;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.IntStream;

/// The facts, each chained to the next of its announcement.
final class FactRows {

    private final Dictionary words;
    private final Chains chains = new Chains();
    private final Ints ordinal = new Ints();
    private final Ints entity = new Ints();
    private final Ints property = new Ints();
    private final Groups byProperty = new Groups();
    private final FactValues values;
    private final Lists qualifiers = new Lists();
    private final Ints confidence = new Ints();
    private final Dates validFrom = new Dates();
    private final Dates validTo = new Dates();
    /// The announcements of which a fact of any revision states a status.
    private final BitSet withStatus = new BitSet();

    FactRows(Dictionary words) {
        this.words = words;
        this.values = new FactValues(words);
    }

    void addAnnouncement(int announcement) {
        chains.addAnnouncement(announcement);
    }

    void put(int announcement, ObservationKey key, Observation.Claimed fact) {
        int row = find(announcement, key);
        int size = chains.size();
        if (row == Chains.END) {
            row = chains.add(announcement, key.revisionBits());
            ordinal.set(row, key.ordinal());
        }
        boolean isNew = row == size;
        entity.set(row, words.code(fact.entity()));
        if (!isNew && property.get(row) != Dictionary.NONE) {
            byProperty.remove(row, property.get(row));
        }
        property.set(row, words.code(fact.property()));
        byProperty.add(row, property.get(row));
        values.set(row, fact.value());
        qualifiers.set(row, pairs(fact.qualifiers()), isNew);
        confidence.set(row, words.code(fact.confidence()));
        validFrom.set(row, fact.validFrom());
        validTo.set(row, fact.validTo());
        if (MovedPolicies.isStatus(fact.property())) {
            withStatus.set(announcement);
        }
    }

    void remove(int announcement, ObservationKey key) {
        int row = find(announcement, key);
        if (row == Chains.END) {
            return;
        }
        byProperty.remove(row, property.get(row));
        property.set(row, Dictionary.NONE);
        chains.free(row);
    }

    /// The rows of a property.
    BitSet of(int property) {
        return byProperty.of(property);
    }

    int announcement(int row) {
        return chains.announcement(row);
    }

    long revision(int row) {
        return chains.revision(row);
    }

    int entity(int row) {
        return entity.get(row);
    }

    /// `NONE` in a freed row.
    int property(int row) {
        return property.get(row);
    }

    int word(int row) {
        return values.word(row);
    }

    /// NaN where the value is no number.
    double number(int row) {
        return values.number(row);
    }

    /// The number with the digits that its source gave, as far as a double holds them.
    BigDecimal decimal(int row) {
        return values.decimal(row);
    }

    int unit(int row) {
        return values.unit(row);
    }

    int basis(int row) {
        return values.basis(row);
    }

    int confidence(int row) {
        return confidence.get(row);
    }

    Dates validFrom() {
        return validFrom;
    }

    Dates validTo() {
        return validTo;
    }

    /// The value of a qualifier, or `NONE`.
    int qualifier(int row, int name) {
        for (int i = 0; i < qualifiers.length(row); i += 2) {
            if (qualifiers.get(row, i) == name) {
                return qualifiers.get(row, i + 1);
            }
        }
        return Dictionary.NONE;
    }

    /// Whether a fact of the revision is about the entity or refers to it.
    boolean mentions(int announcement, long revisionBits, int entityCode) {
        for (int row = chains.first(announcement); row != Chains.END; row = chains.next(row)) {
            if (chains.revision(row) == revisionBits
                    && (entity.get(row) == entityCode || values.word(row) == entityCode)) {
                return true;
            }
        }
        return false;
    }

    /// What a revision says of a property of an entity, as words.
    IntStream words(int announcement, long revisionBits, int entityCode, int propertyCode) {
        if (propertyCode == Dictionary.NONE) {
            return IntStream.empty();
        }
        var found = IntStream.builder();
        for (int row = chains.first(announcement); row != Chains.END; row = chains.next(row)) {
            if (chains.revision(row) == revisionBits
                    && entity.get(row) == entityCode
                    && property.get(row) == propertyCode
                    && values.word(row) != Dictionary.NONE) {
                found.add(values.word(row));
            }
        }
        return found.build();
    }

    /// The facts of a revision that state a status.
    IntStream statuses(int announcement, long revisionBits) {
        if (!withStatus.get(announcement)) {
            return IntStream.empty();
        }
        var found = IntStream.builder();
        for (int row = chains.first(announcement); row != Chains.END; row = chains.next(row)) {
            if (chains.revision(row) == revisionBits && MovedPolicies.isStatus(words.required(property.get(row)))) {
                found.add(row);
            }
        }
        return found.build();
    }

    private int find(int announcement, ObservationKey key) {
        long bits = key.revisionBits();
        int row = chains.first(announcement);
        while (row != Chains.END && (chains.revision(row) != bits || ordinal.get(row) != key.ordinal())) {
            row = chains.next(row);
        }
        return row;
    }

    private int[] pairs(Map<String, String> qualifiers) {
        return qualifiers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMapToInt(pair -> IntStream.of(words.code(pair.getKey()), words.code(pair.getValue())))
                .toArray();
    }

    /// How many there are.
    int count() {
        return chains.count();
    }

    long bytes() {
        return chains.bytes()
                + ordinal.bytes()
                + entity.bytes()
                + property.bytes()
                + byProperty.bytes()
                + values.bytes()
                + qualifiers.bytes()
                + confidence.bytes()
                + validFrom.bytes()
                + validTo.bytes();
    }
}
