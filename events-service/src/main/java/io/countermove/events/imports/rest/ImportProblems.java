package io.countermove.events.imports.rest;

import io.countermove.events.UnreadableLogException;
import io.countermove.events.imports.ImportRefusedException;
import io.countermove.events.imports.ImportStoppedException;
import io.countermove.events.imports.UnreadableFileException;
import io.countermove.platform.problem.Problem;

/// What goes wrong with an import, as a problem document.
final class ImportProblems {
    private ImportProblems() {}

    static Problem of(RuntimeException failure) {
        return switch (failure) {
            case UnreadableFileException unreadable -> Problem.of(422, unreadable.rule(), said(unreadable));
            case ImportRefusedException refused -> {
                var problem = Problem.of(422, refused.rule(), said(refused));
                for (var number : refused.numbers().entrySet()) {
                    problem = problem.with(number.getKey(), number.getValue());
                }
                yield problem;
            }
            case ImportStoppedException stopped -> Problem.of(503, "log-away", said(stopped));
            case UnreadableLogException unread ->
                Problem.of(
                        503, "log-away", "The log does not answer: " + said(unread) + ". Nothing is lost; try again.");
            default -> Problem.of(500, "unexpected", "The import failed; the log of the events-service says why.");
        };
    }

    static boolean isOurFault(RuntimeException failure) {
        return of(failure).status() == 500;
    }

    private static String said(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
