package io.countermove.entities.rest;

import io.countermove.entities.CurbDifferences;
import io.countermove.entities.Moment;
import io.countermove.platform.query.AsOfParameters;
import io.countermove.platform.query.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The curbs before and after. The times of every read are those after; a time before that is not given is the same.
@Path("/api/v1/curbs/diff")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CurbDifferenceResource {
    private final CurbDifferences differences;
    private final Lists lists;
    private final Clock clock;

    CurbDifferenceResource(CurbDifferences differences, Lists lists, Clock clock) {
        this.differences = differences;
        this.lists = lists;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response list(
            @QueryParam("fromValidAt") @Nullable String fromValidAt,
            @QueryParam("fromKnownAt") @Nullable String fromKnownAt,
            @BeanParam CurbSelection filters,
            @BeanParam AsOfParameters times,
            @BeanParam ListParameters page) {
        if (fromValidAt == null && fromKnownAt == null) {
            throw BadParameter.of("fromValidAt", "it or fromKnownAt is needed: with neither nothing can differ");
        }
        var selection = filters.toSelection();
        var validAt = Parameters.day("fromValidAt", fromValidAt);
        var knownAt = fromKnownAt == null
                ? null
                : new AsOfParameters(null, fromKnownAt, null).resolve(clock).knownAt();
        return lists.read(
                Table.DIFFERENCES,
                times,
                page,
                after -> differences.between(
                        selection,
                        new Moment(
                                validAt == null ? after.validAt() : validAt,
                                knownAt == null ? after.knownAt() : knownAt,
                                after.knownBy()),
                        after));
    }
}
