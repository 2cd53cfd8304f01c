package io.countermove.entities.rest;

import io.countermove.entities.Changes;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.query.AsOfParameters;
import io.countermove.platform.query.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/// What has happened, in one order.
@Path("/api/v1/changes")
@Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON, Atom.MEDIA_TYPE})
@RunOnVirtualThread
public class ChangeResource {
    private final Changes changes;
    private final Answers answers;
    private final Lists lists;

    ChangeResource(Changes changes, Answers answers, Lists lists) {
        this.changes = changes;
        this.answers = answers;
        this.lists = lists;
    }

    @GET
    public Response list(
            @BeanParam ChangeParameters filters,
            @BeanParam AsOfParameters times,
            @BeanParam ListParameters page,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        var filter = filters.toFilter();
        var extent = changes.extent();
        if (filter.after() != null && filter.after() != 0 && !extent.contains(filter.after())) {
            throw Problem.of(
                            410,
                            "feed-began-again",
                            "There is no change " + filter.after()
                                    + ": the state was computed anew from the log since, and numbers its changes again."
                                    + " Read without since.")
                    .asException();
        }
        if (Atom.isWanted(headers)) {
            page.requireOnePage();
            answers.ask(times, page.atLeast());
            int size = page.size();
            var newest = changes.list(filter, true).slice(filters.goingOn(), size + 1);
            return Response.ok(Atom.feed(newest, size, uri.getRequestUri()), Atom.MEDIA_TYPE + ";charset=utf-8")
                    .build();
        }
        if (filters.before() != null) {
            throw BadParameter.of("before", "only an Atom feed, which gives the newest first, takes it");
        }
        return lists.read(
                Table.CHANGES, times, page, null, Long.toString(extent.last()), _ -> changes.list(filter, false));
    }
}
