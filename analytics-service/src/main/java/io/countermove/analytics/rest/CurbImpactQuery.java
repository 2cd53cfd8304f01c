package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of T5 and of T6 for one curb as sent.
public record CurbImpactQuery(
        @QueryParam("kind") List<String> kind,
        @QueryParam("side") List<String> side,
        @QueryParam("control") List<String> control,
        @QueryParam("window") @Nullable String window,
        @QueryParam("origin") @Nullable String origin,
        @QueryParam("level") @Nullable String level) {

    Question beforeAfter(String curb, AsOf asOf) {
        return new BeforeAfterQuery(curb, kind, side, control, window, level).resolve(asOf);
    }

    Question responseLag(String curb, AsOf asOf) {
        return new ResponseLagQuery(curb, List.of(), List.of(), origin, level).resolve(asOf);
    }
}
