package io.countermove.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermove.gateway.Caller;
import io.countermove.gateway.KeyIssuer;
import io.countermove.gateway.KeyLog;
import io.countermove.gateway.KeyProblems;
import io.countermove.gateway.KeyRing;
import io.countermove.gateway.Keys;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// API keys: an admin makes, lists and revokes them. The front door lets nobody else in.
@Path(KeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class KeyResource {

    static final String PATH = "/api/v1/keys";
    private static final int MOST_BYTES = 16 * 1024;
    private static final Logger LOG = Logger.getLogger(KeyResource.class);

    private final KeyIssuer issuer;
    private final KeyRing issued;
    private final Keys keys;
    private final ObjectMapper json;

    KeyResource(KeyIssuer issuer, KeyRing issued, Keys keys, ObjectMapper json) {
        this.issuer = issuer;
        this.issued = issued;
        this.keys = keys;
        this.json = json;
    }

    /// The whole list: those of the settings, then the issued ones, oldest first, revoked ones too.
    @GET
    public Response list() {
        requireRead();
        List<KeyView> items = Stream.concat(
                        keys.configured().stream().map(KeyView::of),
                        issued.all().stream().map(KeyView::of))
                .toList();
        return answer(Response.ok(new KeyList(items, null)));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        requireRead();
        KeyView view = keys.findConfigured(id)
                .map(KeyView::of)
                .or(() -> issued.find(id).map(KeyView::of))
                .orElseThrow(() -> new ProblemException(Problems.noSuch("key", id)));
        return answer(Response.ok(view));
    }

    @POST
    public Response create(InputStream body, RoutingContext context) throws IOException, InterruptedException {
        Principal principal = KeyRequest.principal(read(body));
        try {
            KeyIssuer.Issued made = issuer.issue(principal, admin(context));
            LOG.infof(
                    "key=%s event=issued for=%s by=%s",
                    made.key().id(), principal.id(), made.key().createdBy());
            return answer(
                    Response.created(URI.create(PATH + "/" + made.key().id())).entity(KeyView.of(made)));
        } catch (KeyLog.NotKeptException e) {
            throw notKept(e);
        }
    }

    /// Revokes it for ever; again changes nothing.
    @DELETE
    @Path("/{id}")
    public Response revoke(@PathParam("id") String id, RoutingContext context) throws InterruptedException {
        requireRead();
        if (keys.findConfigured(id).isPresent()) {
            throw new ProblemException(KeyProblems.keyOfSettings(id));
        }
        try {
            KeyView view = issuer.revoke(id, admin(context))
                    .map(KeyView::of)
                    .orElseThrow(() -> new ProblemException(Problems.noSuch("key", id)));
            LOG.infof("key=%s event=revoked for=%s/%s by=%s", id, view.role(), view.name(), view.revokedBy());
            return answer(Response.ok(view));
        } catch (KeyLog.NotKeptException e) {
            throw notKept(e);
        }
    }

    /// The keys that there are.
    ///
    /// @param next always null: there are few, and the list is whole
    public record KeyList(List<KeyView> items, @Nullable String next) {}

    private void requireRead() {
        if (!issued.isRead()) {
            throw new ProblemException(KeyProblems.keysNotRead());
        }
    }

    private JsonNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(Problems.tooLarge(MOST_BYTES));
        }
        try {
            JsonNode node = json.readTree(bytes);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException _) {
            // Said below: what it complains of may be a part of the body.
        }
        throw new ProblemException(Problems.malformedJson());
    }

    private static String admin(RoutingContext context) {
        Caller caller = Objects.requireNonNull(context.get(Caller.KEY));
        return caller.principal().id();
    }

    private static ProblemException notKept(KeyLog.NotKeptException failure) {
        LOG.warn(failure.getMessage());
        return new ProblemException(KeyProblems.notKept());
    }

    private static Response answer(Response.ResponseBuilder response) {
        return response.header("Cache-Control", "no-store").build();
    }
}
