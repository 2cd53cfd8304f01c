package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.BeforeAfterParameters;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T5 as sent.
public record BeforeAfterQuery(
        @QueryParam("curb") @Nullable String curb,
        @QueryParam("kind") List<String> kind,
        @QueryParam("side") List<String> side,
        @QueryParam("control") List<String> control,
        @QueryParam("window") @Nullable String window,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new BeforeAfterParameters(
                Values.entity("curb", curb),
                kind.isEmpty() ? BeforeAfterParameters.KINDS : Values.kinds(kind),
                Values.jurisdictions("side", side),
                Values.jurisdictions("control", control),
                Integer.parseInt(Values.choice("window", window, "90", "30", "180")),
                Values.level(level));
    }
}
