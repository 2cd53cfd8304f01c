package io.countermove.gateway.page;

import io.countermove.gateway.Caller;
import io.countermove.gateway.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first page: what changed, what is in force, the way to the API. It works without JavaScript; its address is its
/// state.
@Path("/")
@RunOnVirtualThread
public final class FirstPageResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final Loader loader;
    private final Clock clock;

    FirstPageResource(Loader loader, Clock clock) {
        this.loader = loader;
        this.clock = clock;
    }

    @GET
    @Produces(HTML)
    public Response show(
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("knownAt") @Nullable String knownAt,
            RoutingContext context) {
        AsOf asOf = AsOf.of(validAt, knownAt, clock);
        Caller caller = context.get(Caller.KEY);
        String origin = origin(context.request());
        if (caller == null) {
            FirstPage locked = new FirstPage(
                    asOf,
                    false,
                    false,
                    origin,
                    List.of(),
                    new Changes(List.of(), null),
                    new Curbs(List.of(), false, null));
            return page(401, locked)
                    .header("WWW-Authenticate", "Bearer realm=\"countermove\"")
                    .build();
        }
        return page(asOf.fault() == null ? 200 : 400, load(asOf, caller, origin))
                .build();
    }

    private FirstPage load(AsOf asOf, Caller caller, String origin) {
        Addresses addresses = new Addresses(asOf);
        var stock = loader.load(Service.ANALYTICS, addresses.curbsInForce(), caller);
        var activity = loader.load(Service.ANALYTICS, addresses.activity(), caller);
        var announcements = loader.load(Service.ENTITIES, addresses.announcements(), caller);
        var inForce = loader.load(Service.ENTITIES, addresses.curbs(), caller);
        var everything = loader.load(Service.ENTITIES, addresses.anything(), caller);
        List<Tile> tiles = List.of(
                Tiles.curbs(stock.join(), addresses.curbsInForce()),
                Tiles.activity(activity.join(), addresses.activity()));
        boolean empty = everything.join() instanceof Loaded.Data(var list)
                && list.path("items").isEmpty();
        return new FirstPage(
                asOf, true, empty, origin, tiles, Changes.of(announcements.join()), Curbs.of(inForce.join()));
    }

    private static Response.ResponseBuilder page(int status, FirstPage page) {
        return Response.status(status)
                .type(HTML)
                .header("Cache-Control", "no-store")
                .entity(page);
    }

    private static String origin(HttpServerRequest request) {
        String host = String.valueOf(request.authority());
        // It is shown inside commands: nothing but a host may stand there.
        return request.scheme() + "://" + (host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}") ? host : "localhost:8080");
    }
}
