package io.countermove.gateway.rest;

import io.countermove.gateway.Problem;
import io.countermove.gateway.Violation;
import java.util.List;

/// A problem as it is written.
public record ProblemView(
        String type, String title, int status, String detail, String instance, String traceId, List<Violation> errors) {

    static ProblemView of(Problem problem, String instance, String traceId) {
        return new ProblemView(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                instance,
                traceId,
                problem.errors());
    }
}
