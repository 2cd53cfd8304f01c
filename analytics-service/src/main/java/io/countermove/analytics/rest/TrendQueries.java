package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Question;
import io.countermove.analytics.Questions;
import io.countermove.platform.query.BadParameter;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of a metric that come in no address, as the address would have them.
@Singleton
public class TrendQueries implements Questions {

    @Override
    public Question read(Metric metric, Map<String, List<String>> parameters, AsOf asOf) {
        return query(metric, parameters).resolve(asOf);
    }

    private static TrendQuery query(Metric metric, Map<String, List<String>> parameters) {
        return switch (metric) {
            case DATA_QUALITY -> bind(DataQualityQuery.class, parameters);
            case CURBS_IN_FORCE -> bind(CurbQuery.class, parameters);
            case ACTIVITY -> bind(ActivityQuery.class, parameters);
            case REVENUE_GROWTH -> bind(RevenueGrowthQuery.class, parameters);
            case COST_TREND -> bind(CostTrendQuery.class, parameters);
            case BEFORE_AFTER -> bind(BeforeAfterQuery.class, parameters);
            case RESPONSE_LAG -> bind(ResponseLagQuery.class, parameters);
            case COMPUTE_SCALE -> bind(ComputeScaleQuery.class, parameters);
            case FRONTIER_GAP -> bind(FrontierGapQuery.class, parameters);
            case SELF_RELIANCE -> bind(SelfRelianceQuery.class, parameters);
            case BURSTS -> bind(BurstsQuery.class, parameters);
            case CHANGE_POINTS -> bind(ChangePointsQuery.class, parameters);
            case CO_OCCURRENCE -> bind(CoOccurrenceQuery.class, parameters);
        };
    }

    /// Each component of such a record has the name of its parameter.
    static <Q extends Record> Q bind(Class<Q> type, Map<String, List<String>> parameters) {
        var components = type.getRecordComponents();
        var names = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        for (var name : parameters.keySet()) {
            if (!names.contains(name)) {
                throw BadParameter.of(
                        name,
                        "there is no such parameter; there are "
                                + names.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> value(component, parameters.getOrDefault(component.getName(), List.of())))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of parameters has a public constructor", e);
        }
    }

    private static @Nullable Object value(RecordComponent component, List<String> values) {
        if (component.getType() == List.class) {
            return values;
        }
        if (values.size() > 1) {
            throw BadParameter.of(component.getName(), "it takes one value");
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
