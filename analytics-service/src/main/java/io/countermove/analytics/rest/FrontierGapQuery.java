package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.FrontierGapParameters;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The parameters of T8 as sent.
public record FrontierGapQuery(
        @QueryParam("leader") @Nullable String leader,
        @QueryParam("follower") @Nullable String follower,
        @QueryParam("benchmark") @Nullable String benchmark,
        @QueryParam("definition") @Nullable String definition,
        @QueryParam("delta") @Nullable String delta,
        @QueryParam("from") @Nullable String from,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new FrontierGapParameters(
                Values.side("leader", leader, FrontierGapParameters.LEADER),
                Values.side("follower", follower, FrontierGapParameters.FOLLOWER),
                benchmark,
                Values.word("definition", definition, FrontierGapParameters.Definition.CATCH_UP),
                Values.atLeastZero("delta", delta),
                Values.day("from", from, FrontierGapParameters.FROM),
                Values.level(level));
    }
}
