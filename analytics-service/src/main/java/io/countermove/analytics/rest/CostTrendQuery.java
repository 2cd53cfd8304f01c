package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.CostTrendParameters;
import io.countermove.analytics.Question;
import io.countermove.analytics.Selected;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T4 as sent.
public record CostTrendQuery(
        @QueryParam("property") @Nullable String property,
        @QueryParam("basis") @Nullable String basis,
        @QueryParam("benchmark") @Nullable String benchmark,
        @QueryParam("scale") @Nullable String scale,
        @QueryParam("frontier") @Nullable String frontier,
        @QueryParam("entity") List<String> entity,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("from") @Nullable String from,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new CostTrendParameters(
                Values.property(property, CostTrendParameters.PROPERTY),
                basis,
                benchmark,
                Values.choice("scale", scale, "log2", "linear").equals("log2"),
                Values.word("frontier", frontier, Selected.ALL),
                Values.entities("entity", entity),
                Values.jurisdictions(jurisdiction),
                Values.findDay("from", from),
                Values.level(level));
    }
}
