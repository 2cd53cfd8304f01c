package io.countermove.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Columns of the values of facts: a word, or a number with its unit.
final class FactValues {

    private final Dictionary words;
    private final Ints word = new Ints();
    private final Longs number = new Longs();
    private final Ints scale = new Ints();
    private final Ints unit = new Ints();
    private final Ints basis = new Ints();

    FactValues(Dictionary words) {
        this.words = words;
    }

    void set(int row, Observation.Value value) {
        var text = value.number();
        word.set(row, words.code(value.word()));
        number.set(row, Double.doubleToRawLongBits(text == null ? Double.NaN : Double.parseDouble(text)));
        scale.set(row, text == null ? 0 : new BigDecimal(text).scale());
        basis.set(row, words.code(value.basis()));
        unit.set(row, words.code(value.unit()));
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

    long bytes() {
        return word.bytes() + number.bytes() + scale.bytes() + unit.bytes() + basis.bytes();
    }
}
