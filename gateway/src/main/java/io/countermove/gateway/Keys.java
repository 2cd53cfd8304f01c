package io.countermove.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may come in with what: the keys of the settings, the issued ones, tokens of an issuer, and whether reading needs
/// any of these.
public final class Keys {

    private static final String SCHEME = "Bearer ";

    private final Map<String, Key> configured;
    private final KeyRing issued;
    private final Tokens tokens;
    private final boolean anonymousReading;

    public Keys(List<Key> configured, KeyRing issued, Tokens tokens, boolean anonymousReading) {
        this.configured = configured.stream().collect(Collectors.toUnmodifiableMap(Key::id, Function.identity()));
        this.issued = issued;
        this.tokens = tokens;
        this.anonymousReading = anonymousReading;
    }

    /// Those of the settings, by name.
    public List<Key> configured() {
        return configured.values().stream()
                .sorted(Comparator.comparing(key -> key.principal().name()))
                .toList();
    }

    public Optional<Key> findConfigured(String id) {
        return Optional.ofNullable(configured.get(id));
    }

    public Admission admit(@Nullable String authorization, Role needed) {
        if (authorization == null) {
            return anonymousReading && Principal.ANONYMOUS.role().includes(needed)
                    ? new Admission.Admitted(Principal.ANONYMOUS)
                    : new Admission.Refused(KeyProblems.keyRequired(needed));
        }
        Admission admission = identify(authorization);
        return admission instanceof Admission.Admitted(Principal principal)
                        && !principal.role().includes(needed)
                ? new Admission.Refused(KeyProblems.roleTooLow(needed, principal))
                : admission;
    }

    private Admission identify(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Admission.Refused(KeyProblems.unknownKey());
        }
        String text = authorization.substring(SCHEME.length()).strip();
        return switch (tokens.judge(text)) {
            case Tokens.Verdict.Genuine(var principal) -> new Admission.Admitted(principal);
            case Tokens.Verdict.Refused(var reason) -> new Admission.Refused(KeyProblems.tokenRefused(reason));
            case Tokens.Verdict.Undecided _ -> new Admission.Refused(KeyProblems.keysNotRead());
            case Tokens.Verdict.NotTaken _ -> byDigest(Key.digest(text));
        };
    }

    // By digest: how long a look-up takes says nothing of the text of a key.
    private Admission byDigest(String sha256) {
        Key key = configured.get(sha256.substring(0, Key.ID_DIGITS));
        if (key != null && key.hasDigest(sha256)) {
            return new Admission.Admitted(key.principal());
        }
        return issued.findByDigest(sha256)
                .<Admission>map(found -> found.isRevoked()
                        ? new Admission.Refused(KeyProblems.revokedKey())
                        : new Admission.Admitted(found.key().principal()))
                .orElseGet(() ->
                        new Admission.Refused(issued.isRead() ? KeyProblems.unknownKey() : KeyProblems.keysNotRead()));
    }
}
