package io.countermove.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What several runs gave, in ascending order.
record Samples(List<Double> values) {
    static final Samples NONE = new Samples(List.of());

    Samples {
        values = values.stream().sorted().toList();
    }

    static Samples of(double... values) {
        return new Samples(Arrays.stream(values).boxed().toList());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /// The middle one, or the mean of the two in the middle.
    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /// The smallest value that at least this part of all do not exceed.
    double percentile(double part) {
        int rank = (int) Math.ceil(part * values.size());
        return values.get(Math.clamp(rank - 1L, 0, values.size() - 1));
    }

    double low() {
        return values.getFirst();
    }

    double high() {
        return values.getLast();
    }

    /// `median [low … high]`, or the one value.
    String text() {
        if (isEmpty()) {
            return "";
        }
        return values.size() == 1
                ? number(median())
                : number(median()) + " [" + number(low()) + " … " + number(high()) + "]";
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }
}
