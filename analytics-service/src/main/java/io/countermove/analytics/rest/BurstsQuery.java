package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.BurstsParameters;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T10 as sent.
public record BurstsQuery(
        @QueryParam("kind") List<String> kind,
        @QueryParam("entity") List<String> entity,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("publisher") List<String> publisher,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("bucket") @Nullable String bucket,
        @QueryParam("s") @Nullable String s,
        @QueryParam("gamma") @Nullable String gamma,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new BurstsParameters(
                Values.filter(kind, entity, jurisdiction, publisher),
                Values.window(Metric.BURSTS, from, to, bucket, asOf.validAt()),
                Values.above("s", s, 1, BurstsParameters.S),
                Values.above("gamma", gamma, 0, BurstsParameters.GAMMA),
                Values.level(level));
    }
}
