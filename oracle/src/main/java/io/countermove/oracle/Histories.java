package io.countermove.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;

/// Histories of the log that hold whatever can go wrong, and questions about them.
public final class Histories {

    private static final int QUARTER = 91;
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final int TIMES = 28;

    private Histories() {}

    /// At most so many records about at most so many subjects.
    public static Arbitrary<List<RawRecord>> atMost(int records, int subjects) {
        return acts(subjects)
                .list()
                .ofMaxSize(records)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Story::tell);
    }

    /// One history of so many records, the same for the same seed.
    public static List<RawRecord> one(int records, int subjects, long seed) {
        var told = new ArrayList<RawRecord>();
        JqwikSession.run(() -> told.addAll(acts(subjects)
                .list()
                .ofSize(records)
                .map(Story::tell)
                .generator(records)
                .next(new Random(seed))
                .value()));
        return told;
    }

    public static Arbitrary<Asked> questions() {
        var days = Combinators.combine(
                        Arbitraries.of(1956, 1995, 2025, 2025, 2025, 2026, 2026, 2031, 2031),
                        Arbitraries.of(1, 2, 4, 5, 12),
                        Arbitraries.of(1, 2, 15, 28))
                .as(LocalDate::of);
        var instants = Arbitraries.integers()
                .between(0, TIMES * 4)
                .withDistribution(RandomDistribution.uniform())
                .map(i -> BEGIN.plusSeconds(i * QUARTER * 86_400L / 4));
        var anyTime = Arbitraries.oneOf(instants, Arbitraries.just(time(TIMES)));
        return Combinators.combine(days, anyTime, Arbitraries.of(false, true)).as(Asked::new);
    }

    public static Arbitrary<Window> windows() {
        return Combinators.combine(
                        Arbitraries.of(1950, 2021, 2024, 2025),
                        Arbitraries.of(1, 4, 6),
                        Arbitraries.of(20, 90, 400, 40_000))
                .as((year, month, days) -> {
                    var from = LocalDate.of(year, month, 1);
                    return new Window(from, from.plusDays(days));
                });
    }

    /// The first and some of the later days on which something is recorded.
    static List<String> days() {
        return IntStream.of(0, 1, 10, 21, 22, 23, 24)
                .mapToObj(i -> LocalDate.ofInstant(time(i), ZoneOffset.UTC).toString())
                .toList();
    }

    private static Instant time(int i) {
        return BEGIN.plus(Duration.ofDays((long) QUARTER * i));
    }

    private static Arbitrary<Act> acts(int subjects) {
        var deeds = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(Act.Deed.PUBLISH)),
                Tuple.of(5, Arbitraries.just(Act.Deed.CORRECT)),
                Tuple.of(2, Arbitraries.just(Act.Deed.RETRACT)),
                Tuple.of(2, Arbitraries.just(Act.Deed.REPEAT)),
                Tuple.of(1, Arbitraries.of(Act.Deed.class)));
        var times = Arbitraries.integers()
                .between(0, TIMES - 1)
                .withDistribution(RandomDistribution.uniform())
                .map(Histories::time);
        return Combinators.combine(
                        deeds,
                        Arbitraries.integers().between(0, subjects - 1).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(0, 1_000).withDistribution(RandomDistribution.uniform()),
                        times,
                        Contents.any(),
                        Contents.dates().injectNull(0.6))
                .as(Act::new);
    }
}
