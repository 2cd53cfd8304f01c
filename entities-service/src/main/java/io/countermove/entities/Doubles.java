package io.countermove.entities;

import io.countermove.entities.NameSimilarity.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Finds which of many names may be of one thing. Only names that have something in common are held against each other:
/// the whole name, all its words, an identifier, all letters but one, or a word that few have.
public final class Doubles {
    /// The score of a match.
    static final BigDecimal THRESHOLD = new BigDecimal("0.85");

    private static final int SHORTEST_MISSPELT = 6;
    private static final int SHORTEST_WORD = 3;
    /// What more have says nothing.
    private static final int MOST_WITH_A_WORD = 8;
    /// Of more that have the same, each is held against the first.
    private static final int MOST_ALIKE = 30;
    private static final int BITS = 24;
    private static final int MOST = 1 << BITS;

    private final List<Named> names;
    private final Blocks same = new Blocks();
    private final Blocks words = new Blocks();

    /// How an entity is called.
    ///
    /// @param kind `id`, `name`, or the scheme of an identifier
    public record Named(String entity, String kind, String value, NameKey key) {
        String type() {
            return entity.substring(0, entity.indexOf(':'));
        }

        boolean isIdentifier() {
            return !kind.equals("id") && !kind.equals("name");
        }

        boolean isSameIdentifier(Named other) {
            return isIdentifier()
                    && kind.equalsIgnoreCase(other.kind)
                    && key.key().equals(other.key.key());
        }
    }

    /// Two names of entities of one type; the last reason has the score.
    public record Pair(Named one, Named other, List<Reason> reasons) {
        public Pair {
            reasons = List.copyOf(reasons);
        }
    }

    /// Who has the same key: 40 bits of it, and the place of the name. What meets by chance has a low score.
    private static final class Blocks {
        private long[] entries = new long[1 << 12];
        private int size;

        void add(String key, int place) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, 2 * size);
            }
            entries[size] = (hash(key) << BITS) | place;
            size++;
        }

        private static long hash(String key) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < key.length(); i++) {
                hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
            }
            return hash ^ (hash >>> 32);
        }

        /// The places of each key that more than one has.
        List<int[]> shared() {
            Arrays.sort(entries, 0, size);
            var blocks = new ArrayList<int[]>();
            int from = 0;
            while (from < size) {
                int to = end(from);
                if (to > from + 1) {
                    blocks.add(Arrays.stream(entries, from, to)
                            .mapToInt(entry -> (int) (entry & (MOST - 1)))
                            .toArray());
                }
                from = to;
            }
            return blocks;
        }

        private int end(int from) {
            int to = from + 1;
            while (to < size && entries[to] >> BITS == entries[from] >> BITS) {
                to++;
            }
            return to;
        }
    }

    private Doubles(List<Named> names) {
        this.names = names;
    }

    /// Those with the score of a match.
    ///
    /// @param names in the order of the entities
    public static List<Pair> among(List<Named> names) {
        if (names.size() >= MOST) {
            throw new IllegalArgumentException(names.size() + " names are too many");
        }
        var doubles = new Doubles(names);
        for (int i = 0; i < names.size(); i++) {
            doubles.add(names.get(i), i);
        }
        return doubles.pairs();
    }

    private void add(Named name, int place) {
        var key = name.key();
        if (name.isIdentifier()) {
            same.add(name.type() + " " + name.kind().toLowerCase(Locale.ROOT) + "=" + key.key(), place);
            return;
        }
        // With other codes it is another name.
        var codes = name.type() + " " + key.codes().stream().sorted().toList() + " ";
        var letters = key.key().replace(" ", "");
        same.add(codes + letters, place);
        same.add(codes + key.tokens().stream().distinct().sorted().toList(), place);
        if (letters.length() >= SHORTEST_MISSPELT) {
            for (int i = 0; i < letters.length(); i++) {
                same.add(codes + letters.substring(0, i) + letters.substring(i + 1), place);
            }
        }
        key.tokens().stream()
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .forEach(word -> words.add(codes + word, place));
    }

    private List<Pair> pairs() {
        var seen = new HashMap<Long, Pair>();
        for (var block : same.shared()) {
            for (int i = 0; i < Math.min(block.length, MOST_ALIKE); i++) {
                // Beyond the bound only the first is held against the rest.
                int end = i == 0 ? block.length : Math.min(block.length, MOST_ALIKE);
                compare(block, i, end, seen);
            }
        }
        for (var block : words.shared()) {
            if (block.length <= MOST_WITH_A_WORD) {
                for (int i = 0; i < block.length; i++) {
                    compare(block, i, block.length, seen);
                }
            }
        }
        return new TreeMap<>(seen)
                .values().stream().filter(pair -> !pair.reasons().isEmpty()).toList();
    }

    private void compare(int[] block, int place, int end, Map<Long, Pair> seen) {
        for (int i = place + 1; i < end; i++) {
            var pair = ((long) block[place] << 32) | block[i];
            var one = names.get(block[place]);
            var other = names.get(block[i]);
            if (!one.entity().equals(other.entity())) {
                seen.computeIfAbsent(pair, _ -> compare(one, other));
            }
        }
    }

    /// Without reasons where the score is too low.
    private static Pair compare(Named one, Named other) {
        if (one.entity().compareTo(other.entity()) > 0) {
            return compare(other, one);
        }
        if (one.isIdentifier() || other.isIdentifier()) {
            return new Pair(one, other, one.isSameIdentifier(other) ? List.of(identifier(one)) : List.of());
        }
        var reasons = NameSimilarity.between(one.value(), one.key(), other.value(), other.key());
        return new Pair(one, other, reasons.getLast().score().compareTo(THRESHOLD) < 0 ? List.of() : reasons);
    }

    private static Reason identifier(Named name) {
        return NameSimilarity.reason("identifier", name.kind() + " " + name.value(), 1);
    }
}
