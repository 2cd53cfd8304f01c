package io.countermove.analytics;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is found in counts of what surely lies in a bucket, and with each imprecise date drawn to its earliest, and to
/// its latest day: that widens what is said and never moves it. These are two of many arrangements, no bounds of all.
///
/// @param imprecise how many dates are drawn
/// @param isSame whether one that is found is another, found in other counts
record Drawn<T>(List<T> found, List<T> earliest, List<T> latest, long imprecise, BiPredicate<T, T> isSame) {

    static final String REASON = "imprecise dates leave open which there are";
    private static final String METHOD = "imprecise dates uncounted, at their earliest, and at their latest day";

    /// @param found in the counts as they are
    /// @param find finds the same in others
    static <T> Drawn<T> of(Counted counted, List<T> found, Function<int[], List<T>> find, BiPredicate<T, T> isSame) {
        long imprecise = counted.imprecise();
        return imprecise == 0
                ? new Drawn<>(found, found, found, 0, isSame)
                : new Drawn<>(
                        found,
                        find.apply(counted.drawnToEarliest()),
                        find.apply(counted.drawnToLatest()),
                        imprecise,
                        isSame);
    }

    /// Whether it is found wherever the dates are drawn.
    boolean stands(T one) {
        return Stream.of(earliest, latest).allMatch(drawn -> drawn.stream().anyMatch(other -> isSame.test(one, other)));
    }

    /// Says nothing where all dates are exact enough.
    void show(Draft draft, Function<T, Object> shown) {
        if (imprecise == 0) {
            return;
        }
        var sizes = IntStream.of(found.size(), earliest.size(), latest.size()).summaryStatistics();
        draft.block(
                "envelope",
                Draft.map(
                        "low", sizes.getMin(),
                        "high", sizes.getMax(),
                        "imprecise", imprecise,
                        "method", METHOD,
                        "earliest", earliest.stream().map(shown).toList(),
                        "latest", latest.stream().map(shown).toList()));
        if (sizes.getMin() < sizes.getMax() || !found.stream().allMatch(this::stands)) {
            draft.reason(REASON);
        }
    }
}
