package io.countermove.events.rest;

import io.countermove.events.Outcome;
import io.countermove.events.Refusal;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What became of a request, as HTTP says it: the only place that turns outcomes into statuses.
final class Answer {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private Answer() {}

    static Response ofOne(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Written(var receipt) -> receipt(202, ReceiptView.of(receipt, false));
            case Outcome.Duplicate(var first) -> receipt(200, ReceiptView.of(first, true));
            case Outcome.Refused(var refusal, var detail) ->
                throw refused(refusal, detail).asException();
            case Outcome.Unacknowledged away -> throw unacknowledged(away);
            case Outcome.Withheld _ -> throw new IllegalStateException("one event is not withheld for another");
        };
    }

    static Response ofBatch(List<Outcome> outcomes) {
        requireNoneRefused(outcomes);
        var failed = outcomes.stream()
                .filter(Outcome.Unacknowledged.class::isInstance)
                .count();
        if (failed == outcomes.size()) {
            throw unacknowledged(worst(outcomes));
        }
        var written = outcomes.stream().anyMatch(Outcome.Written.class::isInstance);
        var status = failed > 0 ? 207 : written ? 202 : 200;
        return Response.status(status)
                .entity(outcomes.stream().map(Answer::item).toList())
                .build();
    }

    private static Object item(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Written(var receipt) -> ReceiptView.of(receipt, false);
            case Outcome.Duplicate(var first) -> ReceiptView.of(first, true);
            case Outcome.Unacknowledged away -> away(away);
            case Outcome.Refused _, Outcome.Withheld _ ->
                throw new IllegalStateException("a batch with a refused event is refused as a whole");
        };
    }

    private static void requireNoneRefused(List<Outcome> outcomes) {
        var violations = new ArrayList<Problem.Violation>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(var refusal, var detail)) {
                violations.add(new Problem.Violation("/" + i, rule(refusal), detail));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.of(409, "conflict", violations.size() + " events were refused; nothing was published.")
                    .with(violations)
                    .asException();
        }
    }

    private static Response receipt(int status, ReceiptView view) {
        return Response.status(status)
                .header("Location", URI.create(AnnouncementResource.PATH + "/" + view.id()))
                .entity(view)
                .build();
    }

    private static Problem refused(Refusal refusal, String detail) {
        var status = switch (refusal) {
            case CONFLICT -> 409;
            case OUTDATED -> 412;
            case ABSENT -> 404;
            case FOREIGN -> 403;
        };
        return Problem.of(status, rule(refusal), sentence(detail));
    }

    static String rule(Refusal refusal) {
        return switch (refusal) {
            case CONFLICT -> "conflict";
            case OUTDATED -> "precondition-failed";
            case ABSENT -> "not-found";
            case FOREIGN -> "foreign-correction";
        };
    }

    private static Outcome.Unacknowledged worst(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(Outcome.Unacknowledged.class::cast)
                .reduce((one, other) -> one.known() ? other : one)
                .orElseThrow();
    }

    private static ProblemException unacknowledged(Outcome.Unacknowledged away) {
        return away(away).asException().retryAfter(RETRY);
    }

    static Problem away(Outcome.Unacknowledged away) {
        var said = away.known()
                ? "It was not published."
                : "Whether it was published is not known; sending the same again is safe.";
        return Problem.of(503, "log-away", "The log does not answer. " + said)
                .with("outcome", away.known() ? "not-published" : "unknown");
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }
}
