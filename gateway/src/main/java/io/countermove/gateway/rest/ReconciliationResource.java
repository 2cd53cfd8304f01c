package io.countermove.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermove.gateway.Answer;
import io.countermove.gateway.Caller;
import io.countermove.gateway.Service;
import io.countermove.gateway.ServiceProblems;
import io.countermove.gateway.Services;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/// The three sides of the proof that nothing is lost, asked at the same time.
@Path("/api/v1/reconciliation")
@RunOnVirtualThread
public final class ReconciliationResource {

    private static final String PATH = "/internal/reconciliation";

    private final Services services;
    private final ObjectMapper json;

    ReconciliationResource(Services services, ObjectMapper json) {
        this.services = services;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response reconcile(RoutingContext context) {
        Caller caller = Objects.requireNonNull(context.get(Caller.KEY));
        var log = services.get(Service.EVENTS, PATH, caller);
        var state = services.get(Service.ENTITIES, PATH, caller);
        var metrics = services.get(Service.ANALYTICS, PATH, caller);
        Reconciliation reconciliation = Reconciliation.of(
                side(Service.EVENTS, log.join()),
                side(Service.ENTITIES, state.join()),
                side(Service.ANALYTICS, metrics.join()));
        return Response.ok(reconciliation).header("Cache-Control", "no-store").build();
    }

    private JsonNode side(Service service, Answer answer) {
        return switch (answer) {
            case Answer.Missing(var problem) -> throw new ProblemException(problem);
            case Answer.Given(int status, String body) -> {
                if (status != 200) {
                    throw new ProblemException(
                            status == 401 ? ServiceProblems.misconfigured(service) : ServiceProblems.noAnswer(service));
                }
                try {
                    yield json.readTree(body);
                } catch (JsonProcessingException _) {
                    throw new ProblemException(ServiceProblems.unreadable(service));
                }
            }
        };
    }
}
