package io.countermove.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/// Makes keys and ends them.
public final class KeyIssuer {

    private static final int RANDOM_BYTES = 24;

    private final KeyRing ring;
    private final KeyLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public KeyIssuer(KeyRing ring, KeyLog log, Clock clock) {
        this.ring = ring;
        this.log = log;
        this.clock = clock;
    }

    /// A new key.
    ///
    /// @param text the whole key; nobody can find it out afterwards
    public record Issued(IssuedKey key, String text) {
        @Override
        public String toString() {
            return "Issued[" + key.id() + "]";
        }
    }

    /// Makes a key of that role, name and rights.
    ///
    /// @param by `role/name` of the admin
    public Issued issue(Principal principal, String by) throws KeyLog.NotKeptException, InterruptedException {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String text = "cm_" + HexFormat.of().formatHex(bytes);
        IssuedKey key = new IssuedKey(Key.of(Key.digest(text), principal), now(), by, null);
        keep(key);
        return new Issued(key, text);
    }

    /// The key as it is from now on; one that is revoked already stays as it was. Empty when no such key was issued.
    public Optional<IssuedKey> revoke(String id, String by) throws KeyLog.NotKeptException, InterruptedException {
        Optional<IssuedKey> found = ring.find(id);
        if (found.isEmpty() || found.get().isRevoked()) {
            return found;
        }
        IssuedKey revoked = found.get().revoked(now(), by);
        keep(revoked);
        return Optional.of(revoked);
    }

    private void keep(IssuedKey key) throws KeyLog.NotKeptException, InterruptedException {
        log.append(key);
        // This instance need not wait until it reads what it wrote.
        ring.take(key);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
