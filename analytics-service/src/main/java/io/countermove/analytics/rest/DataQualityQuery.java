package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.DataQualityParameters;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T0 as sent.
public record DataQualityQuery(
        @QueryParam("publisher") List<String> publisher,
        @QueryParam("level") @Nullable String level) implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new DataQualityParameters(Values.publishers(publisher), Values.level(level));
    }
}
