package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Question;
import io.countermove.analytics.ResponseLagParameters;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T6 as sent.
public record ResponseLagQuery(
        @QueryParam("curb") @Nullable String curb,
        @QueryParam("issuer") List<String> issuer,
        @QueryParam("target") List<String> target,
        @QueryParam("origin") @Nullable String origin,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new ResponseLagParameters(
                Values.entity("curb", curb),
                Values.entities("issuer", issuer),
                Values.entities("target", target),
                Values.choice("origin", origin, "announced", "effective").equals("effective"),
                Values.level(level));
    }
}
