package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.ComputeScaleParameters;
import io.countermove.analytics.Question;
import io.countermove.analytics.Selected;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T7 as sent.
public record ComputeScaleQuery(
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("stage") @Nullable String stage,
        @QueryParam("unit") @Nullable String unit,
        @QueryParam("frontier") @Nullable String frontier,
        @QueryParam("share") @Nullable String share,
        @QueryParam("from") @Nullable String from,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new ComputeScaleParameters(
                Values.jurisdictions(jurisdiction),
                Values.choice("stage", stage, "announced", "operational").equals("operational"),
                Values.word("unit", unit, ComputeScaleParameters.Unit.CHIPS),
                Values.choice("frontier", frontier, "record-high", "top-10").equals("top-10")
                        ? Selected.TOP_10
                        : Selected.RECORD_HIGH,
                Values.flag("share", share),
                Values.findDay("from", from),
                Values.level(level));
    }
}
