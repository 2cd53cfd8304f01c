package io.countermove.platform;

import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.query.AsOfParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource with everything that can go wrong.
@Path("/sample")
@RunOnVirtualThread
public class SampleResource {
    private final CurrentCaller caller;

    SampleResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Path("/as-of")
    public Map<String, String> asOf(@BeanParam AsOfParameters asOf, @QueryParam("q") @Nullable String q) {
        var resolved = asOf.resolve(Clock.systemUTC());
        return Map.of("validAt", resolved.validAt().toString(), "knownAt", resolved.knownAtText());
    }

    @GET
    @Path("/caller")
    public Map<String, Object> caller() {
        return Map.of(
                "principal", caller.get().principal(), "sources", caller.get().sources());
    }

    @POST
    @Path("/body")
    public Map<String, Integer> body(Map<String, Integer> body) {
        return body;
    }

    @GET
    @Path("/fails/{how}")
    public String fail(@PathParam("how") String how) {
        if (how.equals("away")) {
            throw Problem.of(503, "broker-away", "The broker is away.")
                    .with("outcome", "unknown")
                    .asException()
                    .retryAfter(Duration.ofSeconds(3));
        }
        throw new IllegalStateException("a detail for the log only");
    }
}
