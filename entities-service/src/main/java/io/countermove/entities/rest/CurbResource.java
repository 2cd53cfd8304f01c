package io.countermove.entities.rest;

import io.countermove.entities.Curbs;
import io.countermove.platform.query.AsOfParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The policies that curb, and who answered them.
@Path("/api/v1/curbs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CurbResource {
    private final Curbs curbs;
    private final Answers answers;
    private final Lists lists;

    CurbResource(Curbs curbs, Answers answers, Lists lists) {
        this.curbs = curbs;
        this.answers = answers;
        this.lists = lists;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response list(
            @BeanParam CurbSelection filters,
            @QueryParam("facets") @Nullable String facets,
            @BeanParam AsOfParameters times,
            @BeanParam ListParameters page) {
        var selection = filters.toSelection();
        return lists.read(Table.CURBS, times, page, facets, "", moment -> curbs.list(selection, moment));
    }

    @GET
    @Path("/{id}")
    public Response find(
            @PathParam("id") String id,
            @BeanParam AsOfParameters times,
            @QueryParam("atLeast") @Nullable String atLeast) {
        return answers.read(
                times, atLeast, asked -> curbs.find(id, asked.moment()).orElseThrow(() -> Missing.curb(id)));
    }

    @GET
    @Path("/{id}/responses")
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response responses(
            @PathParam("id") String id, @BeanParam AsOfParameters times, @BeanParam ListParameters page) {
        return lists.read(Table.RESPONSES, times, page, moment -> {
            var _ = curbs.find(id, moment).orElseThrow(() -> Missing.curb(id));
            return curbs.responses(id, moment);
        });
    }
}
