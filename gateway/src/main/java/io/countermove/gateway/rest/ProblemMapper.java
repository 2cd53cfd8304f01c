package io.countermove.gateway.rest;

import io.countermove.gateway.Problem;
import io.countermove.gateway.Problems;
import io.countermove.gateway.Trace;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Everything that goes wrong in the gateway's own operations, as a problem document.
public final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public Response known(ProblemException failure, RoutingContext context) {
        return write(failure.problem(), context);
    }

    @ServerExceptionMapper
    public Response nowhere(NotFoundException failure, RoutingContext context) {
        return write(Problems.noSuchPath(context.normalizedPath()), context);
    }

    @ServerExceptionMapper
    public Response method(NotAllowedException failure, RoutingContext context) {
        return write(
                Problems.methodNotAllowed(context.request().method().name(), List.of("GET", "HEAD", "OPTIONS")),
                context);
    }

    @ServerExceptionMapper
    public Response unexpected(RuntimeException failure, RoutingContext context) {
        LOG.errorf(failure, "failed path=%s traceId=%s", context.normalizedPath(), traceId(context));
        return write(Problems.failed(), context);
    }

    private static Response write(Problem problem, RoutingContext context) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type("application/problem+json")
                .header("Cache-Control", "no-store")
                .entity(ProblemView.of(problem, context.normalizedPath(), traceId(context)));
        problem.headers().forEach(response::header);
        return response.build();
    }

    private static String traceId(RoutingContext context) {
        Trace trace = context.get(Trace.KEY);
        return trace == null ? "" : trace.traceId();
    }
}
