package io.countermove.analytics;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The facts, each chained to the next of its announcement.
final class FactRows {

    private static final int END = -1;
    private static final Set<String> STATUSES =
            Set.of("legal-status", "announced-status", "enforcement", "export-status");

    private final Dictionary words;
    private final Ints heads = new Ints();
    private final Ints next = new Ints();
    private final Ints announcement = new Ints();
    private final Longs revision = new Longs();
    private final Ints ordinal = new Ints();
    private final Ints entity = new Ints();
    private final Ints property = new Ints();
    private final Groups byProperty = new Groups();
    private final Ints word = new Ints();
    private final Longs number = new Longs();
    private final Ints scale = new Ints();
    private final Ints unit = new Ints();
    private final Ints basis = new Ints();
    private final Lists qualifiers = new Lists();
    private final Ints confidence = new Ints();
    private final Dates validFrom = new Dates();
    private final Dates validTo = new Dates();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final BitSet withStatus = new BitSet();
    private int rows;

    FactRows(Dictionary words) {
        this.words = words;
    }

    void addAnnouncement(int announcement) {
        heads.set(announcement, END);
    }

    void put(int announcement, ObservationKey key, Observation.Claimed fact) {
        int row = find(announcement, key);
        boolean isNew = row == END && free.isEmpty();
        if (row == END) {
            row = isNew ? rows++ : free.pop();
            next.set(row, heads.get(announcement));
            heads.set(announcement, row);
            this.announcement.set(row, announcement);
            revision.set(row, key.revisionBits());
            ordinal.set(row, key.ordinal());
        }
        entity.set(row, words.code(fact.entity()));
        if (!isNew && property.get(row) != Dictionary.NONE) {
            byProperty.remove(row, property.get(row));
        }
        property.set(row, words.code(fact.property()));
        byProperty.add(row, property.get(row));
        word.set(row, words.code(fact.value().word()));
        number.set(row, Double.doubleToRawLongBits(number(fact.value().number())));
        scale.set(row, scale(fact.value().number()));
        basis.set(row, words.code(fact.value().basis()));
        qualifiers.set(row, pairs(fact.qualifiers()), isNew);
        unit.set(row, words.code(fact.value().unit()));
        confidence.set(row, words.code(fact.confidence()));
        validFrom.set(row, fact.validFrom());
        validTo.set(row, fact.validTo());
        if (STATUSES.contains(fact.property())) {
            withStatus.set(announcement);
        }
    }

    void remove(int announcement, ObservationKey key) {
        int row = find(announcement, key);
        if (row == END) {
            return;
        }
        if (heads.get(announcement) == row) {
            heads.set(announcement, next.get(row));
        } else {
            int before = heads.get(announcement);
            while (next.get(before) != row) {
                before = next.get(before);
            }
            next.set(before, next.get(row));
        }
        byProperty.remove(row, property.get(row));
        property.set(row, Dictionary.NONE);
        free.push(row);
    }

    /// The rows of a property.
    BitSet of(int property) {
        return byProperty.of(property);
    }

    int announcement(int row) {
        return announcement.get(row);
    }

    long revision(int row) {
        return revision.get(row);
    }

    int entity(int row) {
        return entity.get(row);
    }

    /// `NONE` in a freed row.
    int property(int row) {
        return property.get(row);
    }

    int word(int row) {
        return word.get(row);
    }

    /// NaN where the value is no number.
    double number(int row) {
        return Double.longBitsToDouble(number.get(row));
    }

    /// The number with the digits that its source gave, as far as a double holds them.
    BigDecimal decimal(int row) {
        return BigDecimal.valueOf(number(row)).setScale(scale.get(row), RoundingMode.HALF_EVEN);
    }

    int unit(int row) {
        return unit.get(row);
    }

    int basis(int row) {
        return basis.get(row);
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

    static boolean isStatus(String property) {
        return STATUSES.contains(property);
    }

    /// Whether a fact of any of its revisions states a status.
    boolean hasStatus(int announcement) {
        return withStatus.get(announcement);
    }

    /// Whether a fact of the revision is about the entity or refers to it.
    boolean mentions(int announcement, long revisionBits, int entityCode) {
        for (int row = heads.get(announcement); row != END; row = next.get(row)) {
            if (revision.get(row) == revisionBits && (entity.get(row) == entityCode || word.get(row) == entityCode)) {
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
        for (int row = heads.get(announcement); row != END; row = next.get(row)) {
            if (revision.get(row) == revisionBits
                    && entity.get(row) == entityCode
                    && property.get(row) == propertyCode
                    && word.get(row) != Dictionary.NONE) {
                found.add(word.get(row));
            }
        }
        return found.build();
    }

    /// The facts of a revision that state a status.
    List<Fact> statuses(int announcement, long revisionBits) {
        if (!hasStatus(announcement)) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        for (int row = heads.get(announcement); row != END; row = next.get(row)) {
            if (revision.get(row) == revisionBits && STATUSES.contains(words.required(property.get(row)))) {
                facts.add(status(row));
            }
        }
        return facts;
    }

    private Fact status(int row) {
        var text = words.word(word.get(row));
        var sureness = words.word(confidence.get(row));
        return new Fact(
                EntityId.parse(words.required(entity.get(row))),
                words.required(property.get(row)),
                new FactValue.Choice(text == null ? "unknown" : text),
                Map.of(),
                validFrom.get(row),
                validTo.get(row),
                sureness == null ? null : Word.parse(Confidence.class, sureness));
    }

    private int find(int announcement, ObservationKey key) {
        long bits = key.revisionBits();
        int row = heads.get(announcement);
        while (row != END && (revision.get(row) != bits || ordinal.get(row) != key.ordinal())) {
            row = next.get(row);
        }
        return row;
    }

    private int[] pairs(Map<String, String> qualifiers) {
        return qualifiers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMapToInt(pair -> IntStream.of(words.code(pair.getKey()), words.code(pair.getValue())))
                .toArray();
    }

    private static int scale(@Nullable String text) {
        return text == null ? 0 : new BigDecimal(text).scale();
    }

    private static double number(@Nullable String text) {
        return text == null ? Double.NaN : Double.parseDouble(text);
    }

    /// How many there are.
    int count() {
        return rows - free.size();
    }

    long bytes() {
        return heads.bytes()
                + next.bytes()
                + announcement.bytes()
                + revision.bytes()
                + ordinal.bytes()
                + entity.bytes()
                + property.bytes()
                + byProperty.bytes()
                + word.bytes()
                + number.bytes()
                + scale.bytes()
                + unit.bytes()
                + basis.bytes()
                + qualifiers.bytes()
                + confidence.bytes()
                + validFrom.bytes()
                + validTo.bytes();
    }
}
