package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// T12: what the fifty announcements of 2009-03-01 are counted without.
class CoOccurrenceTest {

    private static final LocalDate FROM = LocalDate.of(2009, 2, 1);
    private static final LocalDate TO = LocalDate.of(2009, 12, 1);

    @Test
    void saysWhatCrossesTheWindow() {
        var found = ask(
                together("year", "2009", ""),
                together("before", "2008", ""),
                together("inside", "2009-11", ""),
                together("after", "2009-12", ""));

        assertThat(found.n()).isEqualTo(51);
        assertThat(found.excluded()).isEqualTo(Map.of("date-imprecise", 1L));
    }

    @Test
    void saysWhatReportsAnotherInTheWindow() {
        var reports = ", \"reports\": \"pair-1\"";

        var found = ask(together("inside", "2009-11", reports), together("after", "2009-12-01", reports));

        assertThat(found.n()).isEqualTo(50);
        assertThat(found.excluded()).isEqualTo(Map.of("reports-another", 1L));
    }

    private static Answer ask(AnnouncementEvent... more) {
        var asOf = new AsOf(LocalDate.of(2010, 1, 1), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        var filter = new AnnouncementFilter(List.of("enforcement"), Set.of(), Set.of(), Set.of());
        var question = new CoOccurrenceParameters(filter, new Window(FROM, TO, Bucket.MONTH), 0.95);
        var events = Stream.concat(Examples.fiftyWithTwoOrgs().stream(), Stream.of(more));
        return Observed.trends(events.toArray(AnnouncementEvent[]::new)).answer(question, asOf);
    }

    private static AnnouncementEvent together(String id, String day, String more) {
        return Examples.announcement(id, "enforcement.action", day, "HU", """
                [{"role": "issuer", "entity": "org:pair-one"}, {"role": "target", "entity": "org:pair-two"}]""", "[]", more, "Press");
    }
}
