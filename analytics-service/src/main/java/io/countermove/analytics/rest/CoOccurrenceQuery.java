package io.countermove.analytics.rest;

import io.countermove.analytics.AnnouncementFilter;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.CoOccurrenceParameters;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Question;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of T12 as sent.
public record CoOccurrenceQuery(
        @QueryParam("entity") List<String> entity,
        @QueryParam("kind") List<String> kind,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("level") @Nullable String level)
        implements TrendQuery {

    @Override
    public Question resolve(AsOf asOf) {
        return new CoOccurrenceParameters(
                new AnnouncementFilter(Values.kinds(kind), Values.entities("entity", entity), Set.of(), Set.of()),
                Values.window(Metric.CO_OCCURRENCE, from, to, "year", asOf.validAt()),
                Values.level(level));
    }
}
