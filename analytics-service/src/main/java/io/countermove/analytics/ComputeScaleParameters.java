package io.countermove.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of T7.
///
/// @param operational only clusters that were powered on, from that day
/// @param inH100 in equivalents of Nvidia's H100 instead of chips
/// @param from what was before sets the record and is no point of the line; null for all
/// @param frontier the largest, or those among the ten largest, as they came
/// @param share the part of all clusters' total instead of the growth of the largest
public record ComputeScaleParameters(
        Set<String> jurisdictions,
        boolean operational,
        boolean inH100,
        Selected frontier,
        boolean share,
        @Nullable LocalDate from,
        double level)
        implements Question {

    public ComputeScaleParameters {
        jurisdictions = Set.copyOf(jurisdictions);
    }

    @Override
    public Metric metric() {
        return Metric.COMPUTE_SCALE;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new ComputeScale(this, columns, asOf).find();
    }

    String property() {
        return inH100 ? "h100-equivalents" : "chip-count";
    }

    AnnouncementFilter filter() {
        return new AnnouncementFilter(List.of("capacity.committed", "cluster."), Set.of(), jurisdictions, Set.of());
    }
}
