package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.CurbParameters;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T1 as sent.
public record CurbQuery(
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("bucket") @Nullable String bucket,
        @QueryParam("issuer") List<String> issuer,
        @QueryParam("target") List<String> target,
        @QueryParam("jurisdiction") List<String> jurisdiction,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new CurbParameters(
                Values.entities("issuer", issuer),
                Values.entities("target", target),
                Values.jurisdictions(jurisdiction),
                Values.window(Metric.CURBS_IN_FORCE, from, to, bucket, asOf.validAt()),
                Values.level(level));
    }
}
