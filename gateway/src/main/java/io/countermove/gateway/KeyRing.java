package io.countermove.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The issued keys as this instance knows them, in memory. Safe for use by many threads.
public final class KeyRing {

    private final Map<String, IssuedKey> byId = new ConcurrentHashMap<>();
    private volatile boolean read;

    /// Takes what was written of a key. Whatever the order of reading, a revoked key stays revoked.
    public void take(IssuedKey issued) {
        byId.merge(issued.id(), issued, (before, now) -> before.isRevoked() ? before : now);
    }

    /// Everything that was written before the start is known from now on.
    public void markRead() {
        read = true;
    }

    public boolean isRead() {
        return read;
    }

    public Optional<IssuedKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Oldest first.
    public List<IssuedKey> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(IssuedKey::createdAt).thenComparing(IssuedKey::id))
                .toList();
    }

    Optional<IssuedKey> findByDigest(String sha256) {
        return Optional.ofNullable(byId.get(sha256.substring(0, Key.ID_DIGITS)))
                .filter(issued -> issued.key().hasDigest(sha256));
    }
}
