package io.countermove.gateway.rest;

import io.countermove.gateway.Problem;

/// Ends one of the gateway's own operations with a problem.
final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
