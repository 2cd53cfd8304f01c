package io.countermove.gateway.rest;

import io.countermove.gateway.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/// The language that announcements are written in.
@Path("/api/v1")
@RunOnVirtualThread
public final class ContractResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ContractFiles files;

    ContractResource(ContractFiles files) {
        this.files = files;
    }

    @GET
    @Path("/vocabulary")
    public Response vocabulary(@Context Request request) {
        return cached(request, files.vocabulary(), MediaType.APPLICATION_JSON, "no-cache");
    }

    @GET
    @Path("/schemas")
    public SchemaList schemas() {
        return new SchemaList(files.schemas().map(SchemaLink::of).toList());
    }

    @GET
    @Path("/schemas/{name}")
    public Response schema(@PathParam("name") String name, @Context Request request) {
        byte[] body = files.findSchema(name).orElseThrow(() -> new ProblemException(Problems.noSuch("schema", name)));
        return cached(request, body, "application/schema+json", FOR_EVER);
    }

    private static Response cached(Request request, byte[] body, String type, String caching) {
        EntityTag tag = new EntityTag(Integer.toHexString(Arrays.hashCode(body)) + "-" + body.length);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(body, type) : unchanged;
        return answer.tag(tag).header("Cache-Control", caching).build();
    }

    /// The schemas that there are.
    public record SchemaList(List<SchemaLink> items) {}

    /// A schema's name and address.
    public record SchemaLink(String name, String url) {
        static SchemaLink of(String name) {
            return new SchemaLink(name, "/api/v1/schemas/" + name);
        }
    }
}
