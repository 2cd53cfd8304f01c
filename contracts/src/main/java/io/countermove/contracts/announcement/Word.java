package io.countermove.contracts.announcement;

import java.util.Locale;
import java.util.Optional;

/// An enum constant that stands on the wire as its name in lower case, words joined by `-`.
public interface Word {

    String name();

    /// Its form on the wire.
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant of that word; empty where there is none.
    static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String word) {
        return Optional.ofNullable(type.cast(Words.of(type).get(word)));
    }

    /// As `find`, for a word that is known to be one of them.
    static <E extends Enum<E> & Word> E parse(Class<E> type, String word) {
        return find(type, word)
                .orElseThrow(() -> new IllegalArgumentException("not a " + type.getSimpleName() + ": " + word));
    }
}
