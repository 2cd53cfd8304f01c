package io.countermove.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever a resource throws into a problem document.
public final class ProblemMappers {
    /// Under which property of a request its problem stands, for the filters of the answer.
    public static final String PROBLEM = "io.countermove.problem";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String UNEXPECTED = "Something went wrong on our side; the trace id names it in our log.";

    @ServerExceptionMapper
    public Response problem(ProblemException e, ContainerRequestContext request) {
        var trace = trace(request);
        if (e.problem().status() >= 500) {
            LOG.warnf(e.getCause(), "problem traceId=%s %s", trace.traceId(), e.getMessage());
        }
        return respond(e, request, trace);
    }

    // NotFoundException and MismatchedInputException have mappers of Quarkus: naming them here wins over those.
    @ServerExceptionMapper({NotFoundException.class, WebApplicationException.class})
    public Response web(WebApplicationException e, ContainerRequestContext request) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json, request);
        }
        var status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e, request);
        }
        if (status < 400) {
            return e.getResponse();
        }
        var response = respond(describe(status, request).asException(), request, trace(request));
        var allow = e.getResponse().getHeaderString("Allow");
        return allow == null
                ? response
                : Response.fromResponse(response).header("Allow", allow).build();
    }

    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
    public Response json(JsonProcessingException e, ContainerRequestContext request) {
        var problem = Problem.of(400, "malformed-json", whereAndWhat(e));
        if (e instanceof JsonMappingException mapping) {
            problem = problem.with(new Problem.Violation(pointer(mapping), "malformed-json", e.getOriginalMessage()));
        }
        return respond(problem.asException(), request, trace(request));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, ContainerRequestContext request) {
        var trace = trace(request);
        LOG.errorf(e, "unexpected traceId=%s %s %s", trace.traceId(), request.getMethod(), path(request));
        return respond(Problem.of(500, "unexpected", UNEXPECTED).asException(), request, trace);
    }

    private static Problem describe(int status, ContainerRequestContext request) {
        return switch (status) {
            case 404 -> Problem.of(404, "not-found", "There is nothing at " + path(request) + ".");
            case 405 -> Problem.of(405, "method-not-allowed", request.getMethod() + " is not possible here.");
            case 406 -> Problem.of(406, "not-acceptable", "None of the media types in Accept can be served.");
            case 413 -> Problem.of(413, "too-large", "The body is too large.");
            case 415 -> Problem.of(415, "unsupported-media-type", "Content-Type is missing or not supported here.");
            default -> Problem.of(status, "refused", "The request was refused with status " + status + ".");
        };
    }

    private static String whereAndWhat(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null
                ? e.getOriginalMessage()
                : "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + e.getOriginalMessage();
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static Response respond(ProblemException e, ContainerRequestContext request, TraceContext trace) {
        var problem = e.problem().at(path(request), trace.traceId());
        request.setProperty(PROBLEM, problem);
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
        e.headers().forEach(response::header);
        return response.build();
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getRawPath();
    }

    private static TraceContext trace(ContainerRequestContext request) {
        return TraceContext.of(request.getHeaderString("traceparent"));
    }
}
