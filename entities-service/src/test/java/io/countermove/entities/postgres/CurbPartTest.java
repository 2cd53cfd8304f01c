package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbHistory;
import io.countermove.entities.Log;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurbPartTest {
    private static final String CURB = "policy:us-curb";

    @Test
    void joinsTheTimesOfAnnouncementsThatSayTheSame() {
        assertThat(parts(Instant.MIN, known("b", 3, null, "US"), known("a", 1, 3L, "US")))
                .containsExactly(part("US", 1, null));
        assertThat(parts(Instant.MIN, known("a", 1, 9L, "US"), known("b", 2, 5L, "US")))
                .containsExactly(part("US", 1, 9L));
    }

    @Test
    void beginsAnewAfterATimeInWhichNobodySaidIt() {
        assertThat(parts(Instant.MIN, known("a", 1, 2L, "US"), known("b", 4, null, "US"), known("c", 1, null, "NL")))
                .containsExactlyInAnyOrder(part("US", 1, 2L), part("US", 4, null), part("NL", 1, null));
    }

    @Test
    void leavesOutWhatEndedBefore() {
        assertThat(parts(at(2), known("a", 1, 2L, "US"), known("b", 4, null, "US")))
                .containsExactly(part("US", 4, null));
    }

    /// By the public's clock a revision may have been outdated before it was recorded.
    @Test
    void heedsNoRevisionThatWasNeverKnown() {
        assertThat(parts(Instant.MIN, known("a", 3, 3L, "US"), known("b", 5, 4L, "US")))
                .isEmpty();
    }

    private static Iterable<CurbPart> parts(Instant since, CurbHistory.Known... known) {
        return CurbPart.of(CURB, KnownBy.SYSTEM, List.of(known), since);
    }

    private static CurbPart part(String place, long from, @Nullable Long to) {
        return new CurbPart(CURB, "system", CurbPart.JURISDICTION, place, at(from), to == null ? null : at(to));
    }

    private static CurbHistory.Known known(String id, long from, @Nullable Long to, String place) {
        var announcement = Log.announcement("""
                {"kind": "policy.effective", "title": "A curb", "announcedOn": "2025-04-01", "validFrom": "2025-04-01",
                 "jurisdictions": ["%s"], "participants": [{"role": "instrument", "entity": "%s"}],
                 "source": {"publisher": "A register"}}
                """.formatted(place, CURB));
        return new CurbHistory.Known(new AnnouncementId(id), announcement, at(from), to == null ? null : at(to));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
