package io.countermove.gateway.http;

import io.countermove.gateway.Problem;

/// Carries a problem through a future.
final class RefusedException extends RuntimeException {

    private final transient Problem problem;

    RefusedException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
