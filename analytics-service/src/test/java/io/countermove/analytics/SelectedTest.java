package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which points are of the frontier, where many are of one day.
class SelectedTest {

    private static final Comparator<Measure> BY_ENTITY = Comparator.comparingInt(Measure::entity);

    @Test
    void takesTheTenHighestOfADay() {
        var twelve =
                IntStream.rangeClosed(1, 12).mapToObj(i -> measure(i, 0, i)).toList();

        assertThat(numbers(twelve)).containsExactly(3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0);
    }

    @Test
    void takesALaterOneAmongTheTenHighestOfAllDays() {
        var ten = IntStream.rangeClosed(1, 10).mapToObj(i -> measure(i, 0, i));
        var later = Stream.of(measure(11, 1, 2), measure(12, 1, 1), measure(13, 2, 20), measure(14, 2, 2));

        // 2 takes the place of 1, and 20 that of one of the two that are 2.
        assertThat(numbers(Stream.concat(ten, later).toList()))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 2.0, 20.0);
    }

    @Test
    void takesTheSameOfEqualOnesInAnyOrder() {
        var eleven =
                IntStream.rangeClosed(1, 11).mapToObj(i -> measure(i, 0, 5)).toList();

        for (var selected : Selected.values()) {
            assertThat(selected.among(eleven.reversed(), BY_ENTITY))
                    .as(selected.word())
                    .isEqualTo(selected.among(eleven, BY_ENTITY));
        }
        assertThat(Selected.TOP_10.among(eleven.reversed(), BY_ENTITY)).doesNotContain(eleven.getLast());
    }

    private static List<Double> numbers(List<Measure> measures) {
        return Selected.TOP_10.among(measures, BY_ENTITY).stream()
                .map(Measure::number)
                .toList();
    }

    private static Measure measure(int entity, int day, double number) {
        return new Measure(entity, entity, entity, number, day, day);
    }
}
