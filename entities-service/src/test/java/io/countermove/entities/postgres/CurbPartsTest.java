package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.policy.Days;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbHistory;
import io.countermove.entities.Log;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurbPartsTest {
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

    @Test
    void keepsTheDaysOfATargetOfWhichOneThingIsSaid() {
        assertThat(parts(
                        Instant.MIN,
                        listing("a", 1, 3L, "tightens", "2025-03-28"),
                        listing("b", 3, null, null, "2025-03-28")))
                .containsExactly(target("2025-03-28", null, 1, null));
    }

    @Test
    void foldsTheDaysThatAreKnownAtEachTime() {
        assertThat(parts(
                        Instant.MIN,
                        listing("a", 1, null, "tightens", "2025-03-28"),
                        listing("b", 4, 6L, "eases", "2025-09-02")))
                .containsExactlyInAnyOrder(
                        target("2025-03-28", null, 1, 4L),
                        target("2025-03-28", "2025-09-02", 4, 6L),
                        target("2025-03-28", null, 6, null));
    }

    /// What stands for ever meets what stands from a day on: it is joined where it is the same.
    @Test
    void joinsTheTimesInWhichTheDaysAreTheSame() {
        assertThat(parts(
                        Instant.MIN,
                        listing("a", 1, null, "tightens", "2025-03-28"),
                        listing("b", 2, null, "tightens", "2025-06-01"),
                        listing("c", 3, null, "eases", "2025-09-02")))
                .containsExactlyInAnyOrder(
                        target("2025-03-28", null, 1, 3L), target("2025-03-28", "2025-09-02", 3, null));
    }

    @Test
    void goesOnWithWhatStoodBefore() {
        var added = listing("a", 1, null, "tightens", "2025-03-28");
        var removed = listing("b", 4, null, "eases", "2025-09-02");
        var stood = Map.of(
                new CurbPart.Standing("target", "org:inspur", new Days(LocalDate.parse("2025-03-28"), null)), at(1));

        assertThat(new CurbParts(CURB, KnownBy.SYSTEM, at(3), stood).of(List.of(removed, added)))
                .containsExactlyInAnyOrder(
                        target("2025-03-28", null, 1, 4L), target("2025-03-28", "2025-09-02", 4, null));
    }

    private static Iterable<CurbPart> parts(Instant since, CurbHistory.Known... known) {
        return new CurbParts(CURB, KnownBy.SYSTEM, since, Map.of()).of(List.of(known));
    }

    private static CurbPart part(String place, long from, @Nullable Long to) {
        return new CurbPart(CURB, "system", CurbPart.JURISDICTION, place, at(from), instant(to), null, null);
    }

    private static CurbPart target(String validFrom, @Nullable String validTo, long from, @Nullable Long to) {
        var end = validTo == null ? null : LocalDate.parse(validTo);
        return new CurbPart(
                CURB, "system", "target", "org:inspur", at(from), instant(to), LocalDate.parse(validFrom), end);
    }

    private static CurbHistory.Known known(String id, long from, @Nullable Long to, String place) {
        return said(id, from, to, """
                {"kind": "policy.effective", "title": "A curb", "announcedOn": "2025-04-01", "validFrom": "2025-04-01",
                 "jurisdictions": ["%s"], "participants": [{"role": "instrument", "entity": "%s"}],
                 "source": {"publisher": "A register"}}
                """.formatted(place, CURB));
    }

    private static CurbHistory.Known listing(
            String id, long from, @Nullable Long to, @Nullable String direction, String validFrom) {
        return said(id, from, to, """
                {"kind": "listing.changed", "title": "A list", "announcedOn": "2025-03-01", "validFrom": "%s", %s
                 "participants": [{"role": "instrument", "entity": "%s"}, {"role": "target", "entity": "org:inspur"}],
                 "source": {"publisher": "A register"}}
                """.formatted(
                        validFrom, direction == null ? "" : "\"direction\": \"" + direction + "\",", CURB));
    }

    private static CurbHistory.Known said(String id, long from, @Nullable Long to, String json) {
        return new CurbHistory.Known(new AnnouncementId(id), Log.announcement(json), at(from), instant(to));
    }

    private static @Nullable Instant instant(@Nullable Long second) {
        return second == null ? null : at(second);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
