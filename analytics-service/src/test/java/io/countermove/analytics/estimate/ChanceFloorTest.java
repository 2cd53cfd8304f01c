package io.countermove.analytics.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What is left untested changes nothing of what is found.
class ChanceFloorTest {

    private static final double FALSE = 0.05;

    @Property(tries = 300)
    void isNeverAboveFishersP(@ForAll Random random, @ForAll @IntRange(min = 3, max = 400_000) int all) {
        var found = draw(random, all);
        var floor = new ChanceFloor(all, Math.max(found.first(), found.second()));

        assertThat(floor.of(found.first(), found.second(), found.both())).isLessThanOrEqualTo(found.p());
    }

    @Property(tries = 200)
    void findsTheSameAsAllTests(@ForAll Random random, @ForAll @IntRange(min = 20, max = 2_000) int all) {
        var pairs = new ArrayList<Association>();
        for (int i = 0; i < 60; i++) {
            pairs.add(draw(random, all));
        }
        int tests = pairs.size() + random.nextInt(40);

        assertThat(found(selected(pairs, all, tests), tests)).isEqualTo(found(pairs, tests));
    }

    private static Association draw(Random random, int all) {
        int first = 1 + random.nextInt(Math.max(1, all / (1 + random.nextInt(50))));
        int second = 1 + random.nextInt(Math.max(1, all / (1 + random.nextInt(50))));
        int least = Math.max(1, first + second - all);
        int both = least + random.nextInt(Math.min(first, second) - least + 1);
        int near = (int) ((double) first * second / all) + random.nextInt(4);
        return Association.of(
                all, first, second, random.nextBoolean() ? both : Math.clamp(near, least, Math.min(first, second)));
    }

    private static List<Association> selected(List<Association> pairs, int all, int tests) {
        int most = pairs.stream()
                .mapToInt(pair -> Math.max(pair.first(), pair.second()))
                .max()
                .orElse(0);
        var floor = new ChanceFloor(all, most);
        var floors = pairs.stream()
                .mapToDouble(pair -> floor.of(pair.first(), pair.second(), pair.both()))
                .toArray();
        double reach = FalseDiscovery.reach(floors, tests, FALSE);
        return pairs.stream()
                .filter(pair -> floor.of(pair.first(), pair.second(), pair.both()) <= reach)
                .toList();
    }

    /// Each that is found, with its adjusted value.
    private static List<List<Object>> found(List<Association> pairs, int tests) {
        var ordered = pairs.stream()
                .sorted(Comparator.comparingDouble(Association::p)
                        .thenComparingInt(Association::first)
                        .thenComparingInt(Association::second)
                        .thenComparingInt(Association::both))
                .toList();
        var q = FalseDiscovery.adjust(
                ordered.stream().mapToDouble(Association::p).toArray(), tests);
        var found = new ArrayList<List<Object>>();
        for (int i = 0; i < ordered.size() && q[i] < FALSE; i++) {
            found.add(List.of(ordered.get(i), q[i]));
        }
        return found;
    }
}
