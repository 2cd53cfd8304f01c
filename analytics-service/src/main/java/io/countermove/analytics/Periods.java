package io.countermove.analytics;

import io.countermove.contracts.policy.Period;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Periods of a status of a curb, in days since 1970. In one array, since they are asked of all curbs one after the
/// other.
final class Periods {
    private static final int OPEN = Integer.MAX_VALUE;
    private static final int EACH = 4;

    /// Of each four: the first day; that from which on it has surely begun; the last day, excluded; and the latest that
    /// this can be. The last two are `OPEN` where it has no end.
    private final int[] days;

    private Periods(int[] days) {
        this.days = days;
    }

    static Periods of(Stream<Period> periods) {
        return new Periods(periods.flatMapToInt(Periods::days).toArray());
    }

    private static IntStream days(Period period) {
        var begin = Span.of(period.from());
        var end = period.to() == null ? new Span(OPEN, OPEN) : Span.of(period.to());
        return IntStream.of(begin.earliest(), begin.latest(), end.earliest(), end.latest());
    }

    int count() {
        return days.length / EACH;
    }

    int from(int period) {
        return days[EACH * period];
    }

    int sure(int period) {
        return days[EACH * period + 1];
    }

    int to(int period) {
        return days[EACH * period + 2];
    }

    boolean isAnyCovering(long day) {
        for (int i = 0; i < count(); i++) {
            if (covers(i, day)) {
                return true;
            }
        }
        return false;
    }

    boolean isAnySurelyCovering(long day) {
        for (int i = 0; i < count(); i++) {
            if (covers(i, day) && day >= sure(i)) {
                return true;
            }
        }
        return false;
    }

    boolean isAnyPossiblyCovering(long day) {
        for (int i = 0; i < count(); i++) {
            if (from(i) <= day && day < days[EACH * i + 3]) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(int period, long day) {
        return from(period) <= day && day < to(period);
    }
}
