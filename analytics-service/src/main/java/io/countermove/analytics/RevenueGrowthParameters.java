package io.countermove.analytics;

import java.util.List;
import java.util.Set;

/// What is asked of T3.
///
/// @param entities who reported
/// @param segments of which part; empty: of each
/// @param property the number that grows
public record RevenueGrowthParameters(Set<String> entities, Set<String> segments, String property, double level)
        implements Question {

    public static final String PROPERTY = "revenue";

    public RevenueGrowthParameters {
        entities = Set.copyOf(entities);
        segments = Set.copyOf(segments);
    }

    @Override
    public Metric metric() {
        return Metric.REVENUE_GROWTH;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new RevenueGrowth(this, columns, asOf).find();
    }

    AnnouncementFilter filter() {
        return new AnnouncementFilter(List.of(), entities, Set.of(), Set.of());
    }
}
