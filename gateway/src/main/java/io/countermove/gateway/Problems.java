package io.countermove.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the gateway itself refuses or must regret, in the words that the caller reads; [KeyProblems] and
/// [ServiceProblems] hold what is said of keys and of the services behind it.
public final class Problems {

    /// After how long whoever met a 503 may try again.
    public static final String RETRY_SECONDS = "2";

    private Problems() {}

    public static Problem noSuchPath(String path) {
        return Problem.of(
                "not-found", 404, "Not found", "There is nothing at " + path + ". The API is described at /q/openapi.");
    }

    public static Problem noSuch(String what, String name) {
        return Problem.of("not-found", 404, "Not found", "There is no " + what + " " + quoted(name) + ".");
    }

    public static Problem methodNotAllowed(String method, Collection<String> allowed) {
        String list = String.join(", ", new TreeSet<>(allowed));
        return Problem.of(
                        "method-not-allowed",
                        405,
                        "Method not allowed",
                        method + " is not possible here. Allowed: " + list + ".")
                .with("Allow", list);
    }

    public static Problem unknownParameters(Collection<String> unknown, Collection<String> known) {
        List<Violation> errors = unknown.stream()
                .map(name -> Violation.ofParameter(name, "unknown-parameter", "There is no such parameter"))
                .toList();
        String names = unknown.stream().map(Problems::quoted).collect(Collectors.joining(", "));
        String exist = known.isEmpty() ? "It takes none." : "Known: " + String.join(", ", new TreeSet<>(known)) + ".";
        return new Problem(
                "unknown-parameter",
                400,
                "Unknown query parameter",
                "There is no parameter " + names + " here. " + exist,
                errors,
                Map.of());
    }

    public static Problem invalidParameters(List<Violation> errors) {
        String detail = errors.stream()
                .map(error -> error.pointer() + ": " + error.detail())
                .collect(Collectors.joining("; "));
        return new Problem(
                "invalid-parameter", 400, "A parameter has an impossible value", detail + ".", errors, Map.of());
    }

    public static Problem malformedQuery() {
        return Problem.of(
                "invalid-parameter",
                400,
                "A parameter has an impossible value",
                "The query is not percent-encoded UTF-8.");
    }

    public static Problem malformedJson() {
        return Problem.of("malformed-json", 400, "Not JSON", "The body is not a JSON object.");
    }

    public static Problem tooLarge(long limit) {
        return Problem.of(
                "too-large",
                413,
                "The body is too large",
                "At most " + limit + " bytes are taken here; nothing was published.");
    }

    public static Problem tooSlow(long seconds) {
        return Problem.of(
                "slow-body",
                408,
                "The body came too slowly",
                "It has to arrive within " + seconds + " s; nothing was published. Streams of lines may take longer.");
    }

    public static Problem unsupportedMediaType(String sent, Collection<String> taken) {
        String list = String.join(", ", new TreeSet<>(taken));
        return Problem.of(
                        "unsupported-media-type",
                        415,
                        "This media type is not taken here",
                        (sent.isEmpty() ? "The body has no Content-Type" : "The body is " + quoted(sent)) + ". Taken: "
                                + list + ".")
                .with("Accept", list);
    }

    /// RFC 9110, section 15.5.16: the answer says which coding is taken.
    public static Problem unsupportedCoding(String sent) {
        return Problem.of(
                        "unsupported-content-coding",
                        415,
                        "Bodies are not taken in this coding",
                        "The body is said to be " + quoted(sent) + ". Send it as it is.")
                .with("Accept-Encoding", "identity");
    }

    public static Problem revisionMoved(String current) {
        return Problem.of(
                "precondition-failed",
                412,
                "The announcement has another revision by now",
                "If-Match names another revision than the current one, " + current
                        + ". Read it again and decide anew.");
    }

    public static Problem limitReached(Allowance allowance) {
        return Problem.of(
                        "limit-reached",
                        429,
                        "Too many requests",
                        "More than " + allowance.rate().perSecond() + " requests a second, beyond "
                                + allowance.rate().burst() + " at once. Nothing was done; try again in "
                                + allowance.secondsToWait() + " s.")
                .with("Retry-After", String.valueOf(allowance.secondsToWait()));
    }

    public static Problem failed() {
        return Problem.of(
                "internal-error",
                500,
                "The gateway failed",
                "This is a fault of Countermove; the trace id names it in the log.");
    }

    static Problem unavailable(String rule, String title, String detail) {
        return Problem.of(rule, 503, title, detail).with("Retry-After", RETRY_SECONDS);
    }

    static String quoted(String text) {
        return '"' + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + '"';
    }
}
