package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.ChangePointsParameters;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T11 as sent.
public record ChangePointsQuery(
        @QueryParam("kind") List<String> kind,
        @QueryParam("entity") List<String> entity,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("publisher") List<String> publisher,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("bucket") @Nullable String bucket,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new ChangePointsParameters(
                Values.filter(kind, entity, jurisdiction, publisher),
                Values.window(Metric.CHANGE_POINTS, from, to, bucket, asOf.validAt()),
                Values.level(level));
    }
}
