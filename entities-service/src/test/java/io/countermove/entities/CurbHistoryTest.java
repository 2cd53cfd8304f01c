package io.countermove.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.date.EdtfDate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurbHistoryTest {
    private static final EntityId CURB = EntityId.parse("policy:us-curb");

    @Test
    void beginsANewStretchWhenSomethingElseIsKnown() {
        var history = CurbHistory.fold(
                CURB,
                List.of(
                        known("lifted", "policy.lifted", "2025-06-01", 3, null),
                        known("effective", "policy.effective", "2025-04-01", 1, null)),
                Instant.MIN);

        assertThat(history.epochs())
                .extracting(
                        epoch -> epoch.from().getEpochSecond(),
                        epoch -> epoch.timeline().legal().size())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(1L, 1), org.assertj.core.api.Assertions.tuple(3L, 2));
        assertThat(history.epochs().getFirst().to()).isEqualTo(Instant.ofEpochSecond(3));
    }

    @Test
    void joinsStretchesInWhichTheSameIsKnown() {
        var history = CurbHistory.fold(
                CURB,
                List.of(
                        known("effective", "policy.effective", "2025-04-01", 1, 2L),
                        known("effective", "policy.effective", "2025-04-01", 2, null)),
                Instant.MIN);

        assertThat(history.epochs()).hasSize(1);
        assertThat(history.epochs().getFirst().to()).isNull();
    }

    @Test
    void isNoCurbAfterARetraction() {
        var history = CurbHistory.fold(
                CURB, List.of(known("effective", "policy.effective", "2025-04-01", 1, 2L)), Instant.MIN);

        assertThat(history.epochs()).hasSize(1);
        assertThat(history.epochs().getFirst().to()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void boundsALagByBothEndsOfItsDates() {
        assertThat(Lag.between(EdtfDate.parse("2025-04"), EdtfDate.parse("2025-05")))
                .isEqualTo(new Lag(1, 60));
        assertThat(Lag.between(EdtfDate.parse("2025-04-15"), EdtfDate.parse("2025-04-15")))
                .isEqualTo(new Lag(0, 0));
    }

    @Test
    void namesDifferencesByPointer() throws Exception {
        var json = new ObjectMapper();
        var before = json.readTree("{\"a\": 1, \"b\": {\"c/d\": [1, 2]}, \"e\": 5}");
        var after = json.readTree("{\"a\": 1, \"b\": {\"c/d\": [1, 3, 4]}}");

        assertThat(Difference.between(before, after))
                .extracting(Difference::pointer)
                .containsExactly("/b/c~1d/1", "/b/c~1d/2", "/e");
    }

    private static CurbHistory.Known known(String id, String kind, String validFrom, long from, @Nullable Long to) {
        return new CurbHistory.Known(
                new AnnouncementId(id),
                Log.announcement("""
                        {"kind": "%s", "title": "A step", "announcedOn": "%s", "validFrom": "%s",
                         "participants": [{"role": "instrument", "entity": "policy:us-curb"}],
                         "source": {"publisher": "A register"}}
                        """.formatted(kind, validFrom, validFrom)),
                Instant.ofEpochSecond(from),
                to == null ? null : Instant.ofEpochSecond(to));
    }
}
