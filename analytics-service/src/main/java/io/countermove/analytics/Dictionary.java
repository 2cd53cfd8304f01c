package io.countermove.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words as small numbers, in the order of their first mention.
final class Dictionary {

    static final int NONE = -1;

    /// What a word takes beside its letters, roughly: two objects, its number, an entry and three references.
    private static final int WORD_BYTES = 112;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private long letters;

    int code(@Nullable String word) {
        if (word == null) {
            return NONE;
        }
        var code = codes.putIfAbsent(word, words.size());
        if (code == null) {
            words.add(word);
            letters += word.length();
            return words.size() - 1;
        }
        return code;
    }

    /// `NONE` for a word that was never mentioned.
    int find(String word) {
        return codes.getOrDefault(word, NONE);
    }

    @Nullable
    String word(int code) {
        return code == NONE ? null : words.get(code);
    }

    String required(int code) {
        return words.get(code);
    }

    int size() {
        return words.size();
    }

    /// Roughly.
    long bytes() {
        return letters + (long) WORD_BYTES * words.size();
    }
}
