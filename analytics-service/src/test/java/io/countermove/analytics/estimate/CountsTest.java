package io.countermove.analytics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Bursts and changes in series of counts, by hand and against all paths and all partitions.
class CountsTest {

    @Test
    void findsTheBurstOfDaysFiveToSeven() {
        var found = Bursts.of(new int[] {1, 0, 1, 1, 6, 7, 5, 1, 0, 1}, 2, 1);

        assertThat(found.bursts()).hasSize(1);
        var burst = found.bursts().getFirst();
        assertThat(burst.first()).isEqualTo(4);
        assertThat(burst.end()).isEqualTo(7);
        assertThat(burst.gain()).isCloseTo(5.5766, within(5e-5));
        assertThat(burst.weight()).isCloseTo(3.2741, within(5e-5));
        assertThat(found.cost()).isCloseTo(20.460930, within(5e-7));
    }

    @Property(tries = 200)
    void takesTheCheapestOfAllPaths(@ForAll @Size(min = 1, max = 10) List<@IntRange(max = 9) Integer> values) {
        var counts = values.stream().mapToInt(count -> count).toArray();
        counts[0] = Math.max(1, counts[0]);
        var found = Bursts.of(counts, 2, 0.7);

        double least = Double.POSITIVE_INFINITY;
        for (int path = 0; path < 1 << counts.length; path++) {
            least = Math.min(least, Bursts.cost(counts, states(path, counts.length), 2, 0.7));
        }
        assertThat(found.cost()).isCloseTo(least, within(1e-9));
        var fast = new boolean[counts.length];
        for (var burst : found.bursts()) {
            Arrays.fill(fast, burst.first(), burst.end(), true);
        }
        assertThat(Bursts.cost(counts, fast, 2, 0.7)).isCloseTo(least, within(1e-9));
    }

    @Test
    void findsTheChangeAfterSix() {
        var found = ChangePoints.of(new int[] {2, 1, 3, 2, 2, 1, 6, 7, 5, 8, 6, 7});

        assertThat(found.segments()).hasSize(2);
        assertThat(found.segments().getLast().first()).isEqualTo(6);
        assertThat(found.segments().getFirst().mean()).isCloseTo(1.833, within(5e-4));
        assertThat(found.segments().getLast().mean()).isCloseTo(6.5, within(5e-4));
        assertThat(found.ratio()).isCloseTo(16.624, within(5e-4));
    }

    @Property(tries = 200)
    void takesTheBestOfAllPartitions(@ForAll @Size(min = 3, max = 14) List<@IntRange(max = 12) Integer> values) {
        var counts = values.stream().mapToInt(count -> count).toArray();
        var found = ChangePoints.of(counts);

        double least = partitions(counts.length).stream()
                .mapToDouble(ends -> cost(counts, ends, found.penalty()))
                .min()
                .orElseThrow();
        var ends = found.segments().stream().map(ChangePoints.Segment::end).toList();
        assertThat(cost(counts, ends, found.penalty())).isCloseTo(least, within(1e-9));
        assertThat(found.segments()).allMatch(segment -> segment.end() - segment.first() >= ChangePoints.SHORTEST);
    }

    private static boolean[] states(int path, int length) {
        var states = new boolean[length];
        for (int i = 0; i < length; i++) {
            states[i] = (path >> i & 1) == 1;
        }
        return states;
    }

    /// The ends of the segments of every partition with long enough segments.
    private static List<List<Integer>> partitions(int length) {
        var found = new ArrayList<List<Integer>>();
        if (length >= ChangePoints.SHORTEST) {
            found.add(List.of(length));
        }
        for (int end = ChangePoints.SHORTEST; end <= length - ChangePoints.SHORTEST; end++) {
            for (var before : partitions(end)) {
                var ends = new ArrayList<>(before);
                ends.add(length);
                found.add(ends);
            }
        }
        return found;
    }

    private static double cost(int[] counts, List<Integer> ends, double penalty) {
        var sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            sums[i + 1] = sums[i] + counts[i];
        }
        double cost = -penalty;
        int first = 0;
        for (int end : ends) {
            cost += ChangePoints.cost(sums, first, end) + penalty;
            first = end;
        }
        return cost;
    }
}
