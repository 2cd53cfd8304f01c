package io.countermove.analytics;

import io.countermove.contracts.announcement.Word;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of T7.
///
/// @param operational only clusters that were powered on, from that day
/// @param unit what is counted
/// @param from what was before sets the record and is no point of the line; null for all
/// @param frontier the largest, or those among the ten largest, as they came
/// @param share the part of all clusters' total instead of the growth of the largest
public record ComputeScaleParameters(
        Set<String> jurisdictions,
        boolean operational,
        Unit unit,
        Selected frontier,
        boolean share,
        @Nullable LocalDate from,
        double level)
        implements Question {

    /// What a cluster is measured by.
    public enum Unit implements Word {
        CHIPS("chip-count"),
        /// Equivalents of Nvidia's H100.
        H100E("h100-equivalents"),
        /// Operations a second at 16 bits.
        OPS16("ops-16bit");

        private final String property;

        Unit(String property) {
            this.property = property;
        }

        String property() {
            return property;
        }
    }

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

    AnnouncementFilter filter() {
        return new AnnouncementFilter(List.of("capacity.committed", "cluster."), Set.of(), jurisdictions, Set.of());
    }
}
