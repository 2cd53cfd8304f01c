package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.policy.Period;
import io.countermove.contracts.policy.PolicyTimeline;
import io.countermove.entities.CurbHistory.Epoch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownPeriodTest {
    private static final String CURB = "policy:us-curb";
    private static final Period IN_FORCE =
            new Period("in-force", EdtfDate.parse("2025-04-15"), null, new AnnouncementId("a"));
    private static final Period LIFTED = new Period("lifted", EdtfDate.parse("2025-07"), null, new AnnouncementId("b"));
    private static final KnownPeriod.OfLayer STANDING = new KnownPeriod.OfLayer("legal", IN_FORCE);

    @Test
    void standsOnceWhereEpochsFollowOnEachOther() {
        assertThat(KnownPeriod.of(CURB, List.of(epoch(1, 2L, IN_FORCE), epoch(2, null, IN_FORCE, LIFTED)), Map.of()))
                .containsExactlyInAnyOrder(
                        new KnownPeriod(CURB, STANDING, at(1), null),
                        new KnownPeriod(CURB, new KnownPeriod.OfLayer("legal", LIFTED), at(2), null));
    }

    @Test
    void beginsAnewAfterATimeInWhichNoCurbWasKnown() {
        assertThat(KnownPeriod.of(CURB, List.of(epoch(1, 2L, IN_FORCE), epoch(3, 4L, IN_FORCE)), Map.of()))
                .containsExactlyInAnyOrder(
                        new KnownPeriod(CURB, STANDING, at(1), at(2)), new KnownPeriod(CURB, STANDING, at(3), at(4)));
    }

    @Test
    void goesOnWithWhatStoodBefore() {
        assertThat(KnownPeriod.of(CURB, List.of(epoch(5, null, IN_FORCE)), Map.of(STANDING, at(1))))
                .containsExactly(new KnownPeriod(CURB, STANDING, at(1), null));
    }

    private static Epoch epoch(long from, @Nullable Long to, Period... legal) {
        return new Epoch(
                at(from),
                to == null ? null : at(to),
                new PolicyTimeline(List.of(legal), List.of(), List.of(), List.of()));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
