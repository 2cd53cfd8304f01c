package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Question;
import io.countermove.analytics.RevenueGrowthParameters;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T3 as sent.
public record RevenueGrowthQuery(
        @QueryParam("entity") List<String> entity,
        @QueryParam("segment") List<String> segment,
        @QueryParam("property") @Nullable String property,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new RevenueGrowthParameters(
                Values.entities("entity", entity),
                Values.entities("segment", segment),
                Values.property(property, RevenueGrowthParameters.PROPERTY),
                Values.level(level));
    }
}
