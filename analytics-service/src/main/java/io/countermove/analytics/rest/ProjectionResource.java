package io.countermove.analytics.rest;

import io.countermove.analytics.Projections;
import io.countermove.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// What operators do with other versions of the metrics.
@Path("/internal/projections/{version: [1-9][0-9]{0,8}}")
@RunOnVirtualThread
public class ProjectionResource {

    private final Projections projections;

    ProjectionResource(Projections projections) {
        this.projections = projections;
    }

    /// Drops another version, which nobody reads any more.
    @DELETE
    public void drop(@PathParam("version") int version) {
        try {
            projections.drop(version);
        } catch (IllegalArgumentException e) {
            throw Problem.of(409, "projection-in-use", String.valueOf(e.getMessage()))
                    .asException(e);
        }
    }
}
