package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.CurbImpact;
import io.countermove.analytics.Trends;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// What the metrics say of one curb; the rest of it is the state's.
@Path("/api/v1/curbs/{id}/impact")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CurbResource {

    private final Trends trends;
    private final Reading reading;

    CurbResource(Trends trends, Reading reading) {
        this.trends = trends;
        this.reading = reading;
    }

    @GET
    public Response impact(
            @PathParam("id") String id, @BeanParam CurbImpactQuery query, @BeanParam ReadParameters read) {
        return reading.answer(read, asOf -> find(id, query, asOf).toMap());
    }

    private CurbImpact find(String id, CurbImpactQuery query, AsOf asOf) {
        if (EntityId.find(id).isEmpty()) {
            throw missing(id);
        }
        return trends.findImpact(id, query.beforeAfter(id, asOf), query.responseLag(id, asOf), asOf)
                .orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(String id) {
        return Problem.of(404, "not-found", "There is no curb " + id + ", or it was not known then.")
                .asException();
    }
}
