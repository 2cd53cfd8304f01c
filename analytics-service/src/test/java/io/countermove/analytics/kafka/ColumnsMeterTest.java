package io.countermove.analytics.kafka;

import static io.countermove.analytics.Mother.entry;
import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.SubjectFold;
import io.countermove.analytics.Trends;
import io.countermove.contracts.event.AnnouncementEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsMeterTest {

    private final Trends trends = new Trends();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void saysWhatTheObservationsTake() {
        ColumnsMeter.register(meters, trends);
        double empty = value("bytes");
        for (int i = 0; i < 10_000; i++) {
            apply(published("m" + i, "e" + i, "2026-01-01T00:00:00Z", model("model-" + i, "2025-01-20")));
        }

        assertThat(value("observations")).isEqualTo(20_000);
        // A hundred to four hundred bytes for each observation, with its share of the words.
        assertThat((value("bytes") - empty) / 20_000).isBetween(100.0, 400.0);
    }

    @Test
    void countsWhatIsThere() {
        ColumnsMeter.register(meters, trends);
        var published = published("r1", "e1", "2026-01-01T00:00:00Z", model("deepseek-r1", "2025-01-20"));
        apply(published);
        assertThat(value("observations")).isEqualTo(2);

        trends.apply(new HashMap<>(fold().changesSince(fold(published))), List.of());
        assertThat(value("observations")).isZero();
    }

    private void apply(AnnouncementEvent event) {
        trends.apply(new HashMap<>(fold(event).observations()), List.of());
    }

    private static SubjectFold fold(AnnouncementEvent... events) {
        return SubjectFold.of(List.of(events).stream().map(each -> entry(each)).toList());
    }

    private double value(String name) {
        return meters.get("countermove.columns." + name).gauge().value();
    }
}
