package io.countermove.gateway;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys that the gateway knows, and whether it may be read without one.
public final class Keys {

    private final List<Key> keys;
    private final boolean anonymousReading;

    public Keys(List<Key> keys, boolean anonymousReading) {
        this.keys = List.copyOf(keys);
        this.anonymousReading = anonymousReading;
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    public Admission admit(@Nullable String authorization, Role needed) {
        if (authorization == null) {
            return anonymousReading && Principal.ANONYMOUS.role().includes(needed)
                    ? new Admission.Admitted(Principal.ANONYMOUS)
                    : new Admission.Refused(Problems.keyRequired(needed));
        }
        return find(authorization)
                .<Admission>map(principal -> principal.role().includes(needed)
                        ? new Admission.Admitted(principal)
                        : new Admission.Refused(Problems.roleTooLow(needed, principal)))
                .orElseGet(() -> new Admission.Refused(Problems.unknownKey()));
    }

    private Optional<Principal> find(String authorization) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        byte[] digest = Key.digest(authorization.substring(7).strip());
        Principal found = null;
        // No early exit: the time must not tell where in the list a key stands.
        for (Key key : keys) {
            if (key.hasDigest(digest)) {
                found = key.principal();
            }
        }
        return Optional.ofNullable(found);
    }
}
