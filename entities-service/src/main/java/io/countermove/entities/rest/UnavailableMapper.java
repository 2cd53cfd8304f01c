package io.countermove.entities.rest;

import io.countermove.entities.UnavailableException;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemMappers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The database will be back, so whoever asks is told when to ask again.
final class UnavailableMapper {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final ProblemMappers problems;

    UnavailableMapper(ProblemMappers problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response unavailable(UnavailableException e, ContainerRequestContext request) {
        var problem = switch (e.reason()) {
            case BUSY -> Problem.of(503, "saturated", "More is read at once than the database can answer.");
            case AWAY -> Problem.of(503, "state-away", "The database of the state does not answer.");
        };
        return problems.problem(problem.asException(e).retryAfter(AGAIN), request);
    }
}
