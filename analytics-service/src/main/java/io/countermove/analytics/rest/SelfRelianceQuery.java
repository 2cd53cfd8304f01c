package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Question;
import io.countermove.analytics.SelfRelianceParameters;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The parameters of T9 as sent.
public record SelfRelianceQuery(
        @QueryParam("jurisdiction") @Nullable String jurisdiction,
        @QueryParam("level") @Nullable String level) implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new SelfRelianceParameters(
                Values.jurisdiction(jurisdiction, SelfRelianceParameters.JURISDICTION), Values.level(level));
    }
}
