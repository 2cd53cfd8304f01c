package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.Answer.Status;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HalvingTest {

    @Test
    void findsTheOneStepAmongThousands() {
        var asked = new AtomicInteger();
        IntFunction<Figure> figures = i -> {
            asked.incrementAndGet();
            return i < 7_777 ? new Figure(Status.INSUFFICIENT_DATA, null) : new Figure(Status.OK, 3);
        };
        var found = Halving.of(
                10_000,
                new Figure(Status.INSUFFICIENT_DATA, null),
                new Figure(Status.OK, 3),
                new BitSet(),
                20,
                figures);

        assertThat(found.stream().filter(Halving.Stretch::moves))
                .singleElement()
                .satisfies(stretch ->
                        assertThat(stretch.from() + "-" + stretch.to()).isEqualTo("7776-7777"));
        assertThat(asked).hasValueLessThanOrEqualTo(14);
    }

    @Test
    void singlesOutWhatIsMarkedAlthoughNothingMoved() {
        var marks = new BitSet();
        marks.set(3);
        marks.set(4);
        marks.set(900);
        var same = new Figure(Status.OK, 1);

        assertThat(Halving.of(900, same, same, marks, 10, _ -> same).stream()
                        .filter(stretch -> stretch.marked() > 0)
                        .map(stretch -> stretch.from() + "-" + stretch.to()))
                .containsExactly("2-3", "3-4", "899-900");
    }

    @Property
    void keepsThePathWhole(
            @ForAll @Size(min = 2, max = 40) int[] numbers, @ForAll @IntRange(min = 0, max = 50) int most) {
        int size = numbers.length - 1;
        var marks = new BitSet();
        for (int i = 1; i <= size; i++) {
            marks.set(i, numbers[i] % 2 == 0);
        }
        IntFunction<Figure> figures = i -> new Figure(Status.OK, numbers[i]);
        var found = Halving.of(size, figures.apply(0), figures.apply(size), marks, most, figures);

        int at = 0;
        for (var stretch : found) {
            assertThat(stretch.from()).isEqualTo(at);
            assertThat(stretch.before()).isEqualTo(figures.apply(at));
            assertThat(stretch.after()).isEqualTo(figures.apply(stretch.to()));
            at = stretch.to();
        }
        assertThat(at).isEqualTo(size);
        assertThat(found).hasSizeLessThanOrEqualTo(most + 1);
        if (most >= 2 * size) {
            assertThat(found.stream().filter(stretch -> stretch.moves() || stretch.marked() > 0))
                    .allMatch(stretch -> stretch.to() - stretch.from() == 1);
        }
    }
}
