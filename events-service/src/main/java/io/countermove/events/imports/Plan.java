package io.countermove.events.imports;

import io.countermove.events.Fingerprint;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is to be done with each row, as the first reading of a file found it: one byte for a row, little more for a new
/// one.
final class Plan {
    /// What becomes of a row.
    enum Fate {
        UNCHANGED('='),
        NEW('+'),
        CORRECTED('~'),
        REFUSED('!'),
        REPEATED('2');

        private final byte code;

        Fate(char code) {
            this.code = (byte) code;
        }

        static Fate of(byte code) {
            return switch (code) {
                case '=' -> UNCHANGED;
                case '+' -> NEW;
                case '~' -> CORRECTED;
                case '!' -> REFUSED;
                case '2' -> REPEATED;
                default -> throw new IllegalStateException("no fate: " + code);
            };
        }
    }

    private record New(long line, long twin, long slug) {}

    private final Map<Fingerprint, New> news = new HashMap<>();
    private Map<Fingerprint, Known> renamed = Map.of();
    private long[] crowded = {};
    private List<Known> vanished = List.of();
    private byte[] fates = new byte[1024];
    private int rows;

    void add(Fate fate) {
        if (rows == fates.length) {
            fates = Arrays.copyOf(fates, rows + (rows >> 1));
        }
        fates[rows++] = fate.code;
    }

    Fate fate(int row) {
        return Fate.of(fates[row]);
    }

    long rows() {
        return rows;
    }

    /// The line on which a new key stood before; 0 for none.
    long addNew(Fingerprint key, Row.Usable row) {
        var before = news.putIfAbsent(
                key,
                new New(
                        row.line(),
                        Fingerprints.twin(row.twin()),
                        Fingerprints.of(row.slug()).high()));
        return before == null ? 0 : before.line();
    }

    /// Finds renames among what is new and what has gone: the same twin, once on each side.
    void settle(List<Known> unseen) {
        var newByTwin = new HashMap<Long, @Nullable Fingerprint>();
        news.forEach((key, row) -> {
            if (row.twin() != Fingerprints.NO_TWIN) {
                newByTwin.put(row.twin(), newByTwin.containsKey(row.twin()) ? null : key);
            }
        });
        var goneByTwin = unseen.stream().collect(Collectors.groupingBy(Known::twin));
        renamed = new HashMap<>();
        for (var known : unseen) {
            var key = newByTwin.get(known.twin());
            if (key != null && goneByTwin.getOrDefault(known.twin(), List.of()).size() == 1) {
                renamed.put(key, known);
            }
        }
        var kept = Collections.newSetFromMap(new IdentityHashMap<Known, Boolean>());
        kept.addAll(renamed.values());
        vanished = unseen.stream().filter(known -> !kept.contains(known)).toList();
        var slugs = news.values().stream().mapToLong(New::slug).sorted().toArray();
        crowded = Arrays.stream(slugs)
                .filter(slug -> isTwice(slugs, slug))
                .distinct()
                .toArray();
    }

    private static boolean isTwice(long[] sorted, long slug) {
        int at = Arrays.binarySearch(sorted, slug);
        return (at > 0 && sorted[at - 1] == slug) || (at + 1 < sorted.length && sorted[at + 1] == slug);
    }

    Optional<Known> findRenamed(Fingerprint key) {
        return Optional.ofNullable(renamed.get(key));
    }

    long renames() {
        return renamed.size();
    }

    List<Known> vanished() {
        return vanished;
    }

    /// Whether two new names of this file give this slug.
    boolean isCrowded(String slug) {
        return Arrays.binarySearch(crowded, Fingerprints.of(slug).high()) >= 0;
    }
}
