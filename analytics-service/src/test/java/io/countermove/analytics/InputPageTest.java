package io.countermove.analytics;

import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.revision.KnownBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputPageTest {

    private static final AsOf NOW =
            new AsOf(LocalDate.of(2026, 1, 1), Instant.parse("2026-01-02T00:00:00Z"), KnownBy.SYSTEM);
    private static final List<String> DATES =
            List.of("2022", "2023-04", "2023-04-15", "2023-Q2", "2024-01-01", "2024-01-31", "2024", "2025-12");
    private static final Question ALL = new DataQualityParameters(Set.of(), Defaults.LEVEL);

    private final Trends trends = Observed.trends(events());

    @Test
    void goesThroughAllInTheirOrder() {
        var whole = page(null, 500);
        assertThat(whole.items())
                .hasSize(80)
                .isSortedAccordingTo(
                        Comparator.comparing(Input::announcedOn).reversed().thenComparing(Input::announcement));
        assertThat(whole.hasMore()).isFalse();

        for (int size : new int[] {1, 7, 40, 79, 80}) {
            assertThat(inPages(size)).as("pages of %d", size).isEqualTo(whole.items());
        }
    }

    @Test
    void countsOnlyWhereThatIsAsked() {
        assertThat(page(null, 3).total()).isNull();
        assertThat(trends.findInputs(ALL, NOW, new InputPage.Wanted("m7", 3, true))
                        .orElseThrow()
                        .total())
                .isEqualTo(80);
    }

    @Test
    void doesNotGoOnAfterWhatIsNotThere() {
        assertThat(trends.findInputs(ALL, NOW, new InputPage.Wanted("none", 3, false)))
                .isEmpty();
    }

    private List<Input> inPages(int size) {
        var found = new ArrayList<Input>();
        InputPage page;
        do {
            page = page(found.isEmpty() ? null : found.getLast().announcement(), size);
            found.addAll(page.items());
        } while (page.hasMore());
        return found;
    }

    private InputPage page(@Nullable String after, int size) {
        return trends.findInputs(ALL, NOW, new InputPage.Wanted(after, size, false))
                .orElseThrow();
    }

    private static AnnouncementEvent[] events() {
        var numbers = new ArrayList<>(IntStream.range(0, 80).boxed().toList());
        Collections.shuffle(numbers, new Random(1));
        return numbers.stream()
                .map(i -> published(
                        "m" + i, "e" + i, "2026-01-01T00:00:00Z", model("model-" + i, DATES.get(i % DATES.size()))))
                .toArray(AnnouncementEvent[]::new);
    }
}
