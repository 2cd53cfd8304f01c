package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// T9 where nobody says whose a chip is.
class SelfRelianceTest {

    @Test
    void saysHowManyNameOnlyWhatIsOfUnknownHome() {
        assertThat(ask().excluded()).isEmpty();

        var found = ask(model("first", "chip:nobodys"), model("second", "chip:nobodys"));

        assertThat(found.n()).isEqualTo(ask().n());
        assertThat(found.excluded()).isEqualTo(Map.of("home-unknown", 2L));
        assertThat(found.blocks().get("components")).asString().contains("n=6, homeUnknown=2");
    }

    @Test
    void countsOneOfWhichAnyHomeIsKnown() {
        var found = ask(model("first", "chip:nobodys"), model("first", "chip:reliance-own"));

        assertThat(found.n()).isEqualTo(ask().n() + 1);
        assertThat(found.excluded()).isEmpty();
    }

    private static Answer ask(AnnouncementEvent... more) {
        var asOf = new AsOf(LocalDate.of(2012, 1, 1), Instant.parse("2026-02-01T00:00:00Z"), KnownBy.SYSTEM);
        var events = Stream.concat(Examples.reliance().stream(), Stream.of(more));
        return Observed.trends(events.toArray(AnnouncementEvent[]::new))
                .answer(new SelfRelianceParameters("PT", 0.95), asOf);
    }

    private static AnnouncementEvent model(String model, String chip) {
        return Examples.announcement(
                model + "-on-" + chip.replace(':', '-'),
                "model.released",
                "2011-06-01",
                "PT",
                """
                [{"role": "developer", "entity": "org:reliance"}, {"role": "model", "entity": "model:%s"}]""".formatted(model),
                """
                [{"entity": "model:%s", "property": "training-hardware", "value": "%s"}]""".formatted(model, chip),
                "",
                "Press");
    }
}
