package io.countermove.analytics;

import static io.countermove.analytics.Mother.corrected;
import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static io.countermove.analytics.Mother.retracted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubjectFoldTest {

    private static final List<AnnouncementEvent> EVENTS = List.of(
            published("r1", "e1", "2026-01-01T00:00:00Z", model("deepseek-r1", "2025-01-20")),
            published("r1", "e1", "2026-01-01T00:00:01Z", model("deepseek-r1", "2025-01-20")),
            published("r1", "e9", "2026-01-01T00:00:02Z", model("deepseek-r2", "2025-01-20")),
            corrected("r1", "e2", "2026-01-02T00:00:00Z", model("deepseek-r1", "2025-01")),
            retracted("r1", "e4", "2026-01-03T00:00:00Z"),
            corrected("r1", "e5", "2026-01-04T00:00:00Z", model("deepseek-r1", "2031-01-22")));

    @Test
    void foldsEveryPermutationAlike() {
        var expected = Observed.fold(EVENTS);
        var permutations = permutations(EVENTS);

        assertThat(permutations).hasSize(720);
        assertThat(permutations)
                .allSatisfy(events -> assertThat(Observed.fold(events)).isEqualTo(expected));
    }

    @Test
    void reachesTheSameByChangesOneAtATime() {
        for (var events : permutations(EVENTS.subList(0, 5))) {
            var written = new TreeMap<ObservationKey, Observation>();
            for (int i = 1; i <= events.size(); i++) {
                var before = Observed.fold(events.subList(0, i - 1));
                written.putAll(Observed.fold(events.subList(0, i)).changesSince(before));
            }
            written.values().removeIf(Observation.Gone.class::isInstance);
            assertThat(written).isEqualTo(Observed.fold(events).observations());
        }
    }

    @Test
    void keepsItsFormOnTheTopic() {
        Observed.fold(EVENTS).observations().forEach((key, observation) -> {
            assertThat(ObservationKey.parse(key.toString())).isEqualTo(key);
            assertThat(ObservationForm.read(key, ObservationForm.write(observation)))
                    .isEqualTo(observation);
        });
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (int i = 0; i < items.size(); i++) {
            var rest = new ArrayList<>(items);
            var first = rest.remove(i);
            for (var tail : permutations(rest)) {
                var permutation = new ArrayList<T>();
                permutation.add(first);
                permutation.addAll(tail);
                all.add(permutation);
            }
        }
        return all;
    }
}
