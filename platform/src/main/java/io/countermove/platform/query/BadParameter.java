package io.countermove.platform.query;

import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;

/// The one way to refuse the value of a query parameter: `400`, `bad-parameter`, with the parameter's name.
public final class BadParameter {
    private BadParameter() {}

    public static ProblemException of(String parameter, String detail) {
        return Problem.of(400, "bad-parameter", parameter + ": " + detail + ".")
                .with(new Problem.Violation(parameter, "bad-parameter", detail))
                .asException();
    }
}
