package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.entities.Announcements;
import io.countermove.entities.Entities;
import io.countermove.entities.Moment;
import io.countermove.platform.query.AsOfParameters;
import io.countermove.platform.query.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Who and what the announcements are about.
@Path("/api/v1/entities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EntityResource {
    private final Entities entities;
    private final Announcements announcements;
    private final Answers answers;
    private final Lists lists;
    private final UriInfo uri;

    EntityResource(Entities entities, Announcements announcements, Answers answers, Lists lists, UriInfo uri) {
        this.entities = entities;
        this.announcements = announcements;
        this.answers = answers;
        this.lists = lists;
        this.uri = uri;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response list(
            @BeanParam EntityParameters filters,
            @BeanParam EntitySelection selection,
            @QueryParam("facets") @Nullable String facets,
            @BeanParam AsOfParameters times,
            @BeanParam ListParameters page) {
        var filter = filters.toFilter(selection);
        return lists.read(Table.ENTITIES, times, page, facets, "", moment -> entities.list(filter, moment));
    }

    @GET
    @Path("/{id}")
    public Response find(
            @PathParam("id") String id,
            @BeanParam AsOfParameters times,
            @QueryParam("atLeast") @Nullable String atLeast) {
        return answers.tagged(answers.ask(times, atLeast), asked -> {
            var document = entities.find(id, asked.moment()).orElseThrow(() -> Missing.entity(id));
            var canonical = document.path("referents")
                    .valueStream()
                    .map(JsonNode::textValue)
                    .reduce(id, BinaryOperator.minBy(Comparator.naturalOrder()));
            return canonical.equals(id) ? Response.ok(asked.echo(document)) : merged(canonical);
        });
    }

    /// For as long as they are known to be the same: nobody may keep it unasked.
    private Response.ResponseBuilder merged(String canonical) {
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .location(uri.getRequestUriBuilder()
                        .replacePath("/api/v1/entities/" + canonical)
                        .build())
                .header("Cache-Control", "no-cache");
    }

    @GET
    @Path("/{id}/timeline")
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response timeline(
            @PathParam("id") String id, @BeanParam AsOfParameters times, @BeanParam ListParameters page) {
        return lists.read(Table.ANNOUNCEMENTS, times, page, moment -> {
            require(id, moment);
            return announcements.list(Announcements.Filter.about(List.of(id)), moment);
        });
    }

    @GET
    @Path("/{id}/history")
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response history(
            @PathParam("id") String id,
            @QueryParam("property") @Nullable String property,
            @BeanParam AsOfParameters times,
            @BeanParam ListParameters page) {
        if (property == null) {
            throw BadParameter.of("property", "it is missing");
        }
        return lists.read(Table.HISTORY, times, page, moment -> {
            require(id, moment);
            return entities.history(id, property, moment);
        });
    }

    private void require(String id, Moment moment) {
        if (!entities.isKnown(id, moment)) {
            throw Missing.entity(id);
        }
    }
}
