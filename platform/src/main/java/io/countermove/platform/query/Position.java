package io.countermove.platform.query;

import io.countermove.platform.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The last offset applied of each partition that has any; on the wire `0:12,3:1881`.
public record Position(NavigableMap<Integer, Long> offsets) {
    public static final Position NONE = new Position(new TreeMap<>());
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18})*)?");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(8).toNanos();

    public Position {
        offsets = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(offsets));
    }

    public static Position of(Map<Integer, Long> offsets) {
        return new Position(new TreeMap<>(offsets));
    }

    /// Reads the value of a query parameter; absent or empty is [#NONE], which every position covers.
    public static Position parse(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        if (!FORM.matcher(text).matches()) {
            throw BadParameter.of(parameter, "\"" + text + "\" is not a position such as 0:12,3:1881");
        }
        var offsets = new TreeMap<Integer, Long>();
        for (var part : text.split(",", -1)) {
            var colon = part.indexOf(':');
            offsets.merge(
                    Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)), Math::max);
        }
        return new Position(offsets);
    }

    public boolean covers(Position wanted) {
        return wanted.offsets.entrySet().stream()
                .allMatch(want -> offsets.getOrDefault(want.getKey(), -1L) >= want.getValue());
    }

    /// Waits until what `applied` answers covers this one; after 5 s a `503` problem with `Retry-After`. Returns the
    /// position seen last. Asks every few milliseconds, so `applied` has to be cheap.
    public Position awaitCovered(Supplier<Position> applied) {
        return awaitCovered(applied, LONGEST_WAIT);
    }

    Position awaitCovered(Supplier<Position> applied, Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        for (var pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            var seen = applied.get();
            if (seen.covers(this)) {
                return seen;
            }
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                throw Problem.of(
                                503,
                                "not-applied-yet",
                                "Position " + this + " is not applied yet; applied is " + seen + ".")
                        .asException()
                        .retryAfter(Duration.ofSeconds(1));
            }
            LockSupport.parkNanos(pause);
        }
    }

    @Override
    public String toString() {
        return offsets.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
