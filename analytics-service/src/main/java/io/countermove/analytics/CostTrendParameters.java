package io.countermove.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of T4.
///
/// @param from what was before sets the frontier and is no point of the line; null for all
/// @param isLog whether the line is through logarithms
/// @param basis of money; null where there is one only
/// @param benchmark of scores; null where there is one only
public record CostTrendParameters(
        String property,
        @Nullable String basis,
        @Nullable String benchmark,
        boolean isLog,
        Selected frontier,
        Set<String> entities,
        Set<String> jurisdictions,
        @Nullable LocalDate from,
        double level)
        implements Question {

    public static final String PROPERTY = "training-cost";

    public CostTrendParameters {
        entities = Set.copyOf(entities);
        jurisdictions = Set.copyOf(jurisdictions);
    }

    @Override
    public Metric metric() {
        return Metric.COST_TREND;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        return new CostTrend(this, columns, asOf).find();
    }

    AnnouncementFilter filter() {
        return new AnnouncementFilter(List.of(), entities, jurisdictions, Set.of());
    }

    /// Whether each change of it is a point, not each thing that has it.
    boolean isPrice() {
        return property.startsWith("price-") || property.equals("subscription-fee");
    }
}
