package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// T5 where another curb is on the same side: the windows are the 90 days before 2015-06-01 and those from it on.
class BeforeAfterTest {

    private static final String FIRST = "2010-01-01";
    private static final String LIFTED = "2012-01-01";

    @Test
    void isConfoundedByACurbThatIsReinstatedInTheWindows() {
        for (var day : List.of("2015-03-03", "2015-05-01", "2015-08-29")) {
            var found = ask(
                    other("policy.effective", FIRST), other("policy.lifted", LIFTED), other("policy.reinstated", day));

            assertThat(found.status()).as(day).isEqualTo(Answer.Status.CONFOUNDED);
            assertThat(found.blocks()).containsEntry("confoundedBy", List.of("policy:other"));
        }
    }

    @Test
    void isConfoundedByTheEndOfASuspension() {
        var suspended = other("policy.suspended", LIFTED, ", \"validTo\": \"2015-05-01\"");

        assertThat(ask(other("policy.effective", FIRST), suspended).status()).isEqualTo(Answer.Status.CONFOUNDED);
    }

    @Test
    void isNotConfoundedByWhatHoldsThroughoutOrComesOutsideTheWindows() {
        assertThat(ask(other("policy.effective", FIRST)).status()).isEqualTo(Answer.Status.OK);
        for (var day : List.of("2015-03-02", "2015-08-30")) {
            var found = ask(
                    other("policy.effective", FIRST), other("policy.lifted", LIFTED), other("policy.reinstated", day));

            assertThat(found.status()).as(day).isEqualTo(Answer.Status.OK);
        }
    }

    private static Answer ask(AnnouncementEvent... others) {
        var asOf = new AsOf(LocalDate.of(2016, 1, 1), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        var question = new BeforeAfterParameters(
                "policy:before-after", BeforeAfterParameters.KINDS, Set.of(), Set.of(), 90, 0.95);
        var events = Stream.concat(Examples.twelveAfterACurbAndFourBefore().stream(), Stream.of(others));
        return Observed.trends(events.toArray(AnnouncementEvent[]::new)).answer(question, asOf);
    }

    private static AnnouncementEvent other(String kind, String day) {
        return other(kind, day, "");
    }

    private static AnnouncementEvent other(String kind, String day, String more) {
        return Examples.announcement(
                kind, kind, day, "LI", """
                [{"role": "instrument", "entity": "policy:other"}, {"role": "issuer", "entity": "org:example-office"},
                 {"role": "affected", "entity": "jurisdiction:se"}]""", "[]", ", \"validFrom\": \"%s\"%s".formatted(day, more), "Press");
    }
}
