package io.countermove.gateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is said to whoever comes without a key, with a wrong one, or asks for one that cannot be.
public final class KeyProblems {

    private static final String CHALLENGE = "Bearer realm=\"countermove\"";

    private KeyProblems() {}

    public static Problem keyRequired(Role needed) {
        return Problem.of(
                        "key-required",
                        401,
                        "A key is required",
                        "This needs the role " + needed.word() + ". Send a key as \"Authorization: Bearer cm_…\".")
                .with("WWW-Authenticate", CHALLENGE);
    }

    public static Problem unknownKey() {
        return Problem.of(
                        "unknown-key",
                        401,
                        "The key is not known",
                        "The key in Authorization is not one of this system's keys.")
                .with("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
    }

    public static Problem revokedKey() {
        return Problem.of("key-revoked", 401, "The key was revoked", "This key was revoked; ask for another one.")
                .with("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
    }

    public static Problem tokenRefused(String reason) {
        return Problem.of("token-refused", 401, "The token is not taken", reason + ".")
                .with("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
    }

    public static Problem keysNotRead() {
        return Problems.unavailable(
                "starting",
                "The gateway is starting",
                "The gateway does not know all keys yet, so it cannot say whether this one is good. Nothing was done; try again.");
    }

    public static Problem roleTooLow(Role needed, Principal principal) {
        return Problem.of(
                        "role-too-low",
                        403,
                        "This key may not do that",
                        "This needs the role " + needed.word() + "; the key " + Problems.quoted(principal.name())
                                + " has " + principal.role().word() + ".")
                .with(
                        "WWW-Authenticate",
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + needed.word() + "\"");
    }

    public static Problem invalidKey(List<Violation> errors) {
        String detail = errors.stream()
                .map(error -> error.pointer() + " " + error.detail())
                .collect(Collectors.joining("; "));
        return new Problem("invalid-key", 422, "Such a key cannot be made", detail + ".", errors, Map.of());
    }

    public static Problem keyOfSettings(String id) {
        return Problem.of(
                "key-of-settings",
                409,
                "The key stands in the settings",
                "The key " + Problems.quoted(id)
                        + " was not issued here: whoever runs the gateway takes it out of its settings.");
    }

    public static Problem notKept() {
        return Problems.unavailable(
                "settings-away",
                "The settings cannot be written",
                "The log does not answer, so nobody knows whether it was kept. Look at the list of keys and try again.");
    }
}
