package io.countermove.analytics.rest;

import io.countermove.analytics.ActivityParameters;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T2 as sent.
public record ActivityQuery(
        @QueryParam("kind") List<String> kind,
        @QueryParam("entity") List<String> entity,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("publisher") List<String> publisher,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("bucket") @Nullable String bucket,
        @QueryParam("share") @Nullable String share,
        @QueryParam("halfLife") @Nullable String halfLife,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        var filter = Values.filter(kind, entity, jurisdiction, publisher);
        return new ActivityParameters(
                filter,
                Values.window(Metric.ACTIVITY, from, to, bucket, asOf.validAt()),
                Values.flag("share", share),
                Values.halfLife(halfLife),
                Values.level(level));
    }
}
