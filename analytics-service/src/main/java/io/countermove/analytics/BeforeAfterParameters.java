package io.countermove.analytics;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of T5.
///
/// @param curb the policy; null: none was named
/// @param sides jurisdictions whose announcements are counted; empty: those that the curb affects
/// @param controls jurisdictions to compare with
/// @param window days before and after
public record BeforeAfterParameters(
        @Nullable String curb, List<String> kinds, Set<String> sides, Set<String> controls, int window, double level)
        implements Question {

    public static final List<String> KINDS = List.of("chip.stage-changed", "cluster.stage-changed", "model.released");
    public static final int WINDOW = 90;
    public static final List<Integer> WINDOWS = List.of(30, 90, 180);

    public BeforeAfterParameters {
        kinds = List.copyOf(kinds);
        sides = Set.copyOf(sides);
        controls = Set.copyOf(controls);
    }

    @Override
    public Metric metric() {
        return Metric.BEFORE_AFTER;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new BeforeAfter(this, columns, asOf).find();
    }
}
