package io.countermove.gateway.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/// Where the `type` of a problem document leads.
@Path("/problems/{rule}")
public final class ProblemPageResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final Explanations explanations;

    ProblemPageResource(Explanations explanations) {
        this.explanations = explanations;
    }

    @GET
    @Produces(HTML)
    public Response explain(@PathParam("rule") String rule) {
        var explanation = explanations.find(rule);
        return Response.status(explanation.isPresent() ? 200 : 404)
                .type(HTML)
                .entity(new ProblemPage(rule, explanation.orElse(null)))
                .build();
    }
}
