package io.countermove.entities.rest;

import io.countermove.entities.Announcements;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.query.AsOfParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// What was announced, corrected, retracted.
@Path("/api/v1/announcements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AnnouncementResource {
    private final Announcements announcements;
    private final Answers answers;
    private final Lists lists;

    AnnouncementResource(Announcements announcements, Answers answers, Lists lists) {
        this.announcements = announcements;
        this.answers = answers;
        this.lists = lists;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response list(
            @BeanParam AnnouncementParameters filters,
            @BeanParam AnnouncementSelection selection,
            @QueryParam("facets") @Nullable String facets,
            @BeanParam AsOfParameters times,
            @BeanParam ListParameters page) {
        var filter = filters.toFilter(selection);
        return lists.read(Table.ANNOUNCEMENTS, times, page, facets, "", moment -> announcements.list(filter, moment));
    }

    @GET
    @Path("/{id}")
    public Response find(
            @PathParam("id") String id,
            @BeanParam AsOfParameters times,
            @QueryParam("atLeast") @Nullable String atLeast) {
        var asked = answers.ask(times, atLeast);
        var found = announcements.find(id, asked.moment()).orElseThrow(() -> Missing.announcement(id));
        return switch (found) {
            case Announcements.Found.Current(var tag, var document) -> answers.strong(tag, asked, document);
            case Announcements.Found.Retracted(var tag, var reason) ->
                throw Problem.of(410, "retracted", "The announcement " + id + " was retracted: " + reason)
                        .with("reason", reason)
                        .with("revisions", "/api/v1/announcements/" + id + "/revisions")
                        .asException()
                        .header(HttpHeaders.ETAG, "\"" + tag + "\"")
                        .header("Link", "</api/v1/announcements/" + id + "/revisions>; rel=\"version-history\"");
        };
    }

    @GET
    @Path("/{id}/revisions")
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response revisions(
            @PathParam("id") String id, @BeanParam AsOfParameters times, @BeanParam ListParameters page) {
        return lists.read(Table.REVISIONS, times, page, moment -> {
            var _ = announcements.find(id, moment).orElseThrow(() -> Missing.announcement(id));
            return announcements.revisions(id, moment);
        });
    }
}
