package io.countermove.entities.rest;

import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;

/// The problems of what is not there.
final class Missing {
    private Missing() {}

    static ProblemException announcement(String id) {
        return of("announcement", id);
    }

    static ProblemException entity(String id) {
        return of("entity", id);
    }

    static ProblemException curb(String id) {
        return of("curb", id);
    }

    private static ProblemException of(String what, String id) {
        return Problem.of(404, "not-found", "There is no " + what + " " + id + ", or it was not known then.")
                .asException();
    }
}
