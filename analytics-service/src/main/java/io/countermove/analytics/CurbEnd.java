package io.countermove.analytics;

import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.policy.Period;
import io.countermove.contracts.policy.PolicyTimeline;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a curb went for good: lifted or expired in law, or rescinded with nothing in force after it. A suspension is no
/// end, however long.
final class CurbEnd {

    private static final String IN_FORCE = "in-force";
    private static final Set<String> ENDED = Set.of("lifted", "expired");

    private CurbEnd() {}

    static Optional<EdtfDate> find(PolicyTimeline timeline) {
        var rescinded = timeline.announced().stream()
                .filter(period -> period.status().equals("rescinded"))
                .map(Period::from)
                .filter(from -> inForce(timeline).noneMatch(period -> isAfter(period.to(), from)));
        return Stream.concat(rescinded, endInLaw(timeline).stream()).min(Curb.EARLIEST);
    }

    private static Optional<EdtfDate> endInLaw(PolicyTimeline timeline) {
        var legal = timeline.legal();
        int last = legal.stream().map(Period::status).toList().lastIndexOf(IN_FORCE);
        var stated = legal.stream()
                .skip(last + 1L)
                .filter(period -> ENDED.contains(period.status()))
                .map(Period::from)
                .findFirst();
        // Said to hold until a day, and nothing of what came then.
        return last >= 0 && last == legal.size() - 1
                ? Optional.ofNullable(legal.get(last).to())
                : stated;
    }

    private static boolean isAfter(@Nullable EdtfDate end, EdtfDate date) {
        return end == null || end.earliest().isAfter(date.earliest());
    }

    static Stream<Period> inForce(PolicyTimeline timeline) {
        return timeline.legal().stream().filter(period -> period.status().equals(IN_FORCE));
    }
}
