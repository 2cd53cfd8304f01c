package io.countermove.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A legal status that came on its day by the clock alone: it was known before the day began, and still when it did.
///
/// @param certain whether the date is a day
/// @param before the status on the day before; null where there was none
public record Timer(
        String what,
        String policy,
        LocalDate day,
        boolean certain,
        @Nullable String before,
        String after,
        String announcement) {

    /// @param days on which anything may begin
    static List<Timer> until(Instant now, SortedSet<LocalDate> days, Oracle oracle) {
        var timers = new ArrayList<Timer>();
        for (var day : days) {
            var begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            if (!begin.isAfter(now)) {
                addAll(
                        day,
                        oracle.known(asked(begin)),
                        oracle.known(asked(begin.minus(Duration.ofNanos(1_000)))),
                        timers);
            }
        }
        return timers;
    }

    private static void addAll(LocalDate day, List<Said> known, List<Said> knownBefore, List<Timer> timers) {
        var foreseen = Policy.curbs(knownBefore);
        for (var policy : Policy.curbs(known)) {
            var spans = new Policy(policy, known).legal();
            var begun = beginning(spans, day);
            if (begun == null || !foreseen.contains(policy)) {
                continue;
            }
            var expected = beginning(new Policy(policy, knownBefore).legal(), day);
            if (expected != null && expected.status().equals(begun.status())) {
                var last = Span.find(spans, day.minusDays(1));
                var before = last == null ? null : last.status();
                timers.add(new Timer(
                        name(before, begun.status()),
                        policy,
                        day,
                        begun.from().latest().equals(day),
                        before,
                        begun.status(),
                        begun.by()));
            }
        }
    }

    private static @Nullable Span beginning(List<Span> spans, LocalDate day) {
        for (var span : spans) {
            if (span.from().earliest().equals(day)) {
                return span;
            }
        }
        return null;
    }

    private static Asked asked(Instant knownAt) {
        return new Asked(LocalDate.EPOCH, knownAt, false);
    }

    private static String name(@Nullable String before, String after) {
        if (after.equals("in-force")) {
            return "suspended".equals(before) ? "suspension-ends" : "policy-takes-effect";
        }
        return switch (after) {
            case "expired" -> "policy-expires";
            case "suspended" -> "suspension-begins";
            default -> "policy-" + after;
        };
    }
}
