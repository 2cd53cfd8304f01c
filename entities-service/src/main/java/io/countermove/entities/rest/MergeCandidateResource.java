package io.countermove.entities.rest;

import io.countermove.entities.MergeCandidates;
import io.countermove.platform.query.AsOfParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Ids that may name one thing.
@Path("/api/v1/entities/candidates")
@Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
@RunOnVirtualThread
public class MergeCandidateResource {
    private final MergeCandidates candidates;
    private final Lists lists;

    MergeCandidateResource(MergeCandidates candidates, Lists lists) {
        this.candidates = candidates;
        this.lists = lists;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response list(
            @QueryParam("type") List<String> type,
            @QueryParam("entity") List<String> entity,
            @BeanParam AsOfParameters times,
            @BeanParam ListParameters page) {
        var filter = new MergeCandidates.Filter(type, Parameters.entities("entity", entity));
        return lists.read(Table.CANDIDATES, times, page, moment -> candidates.list(filter, moment));
    }
}
