package io.countermove.entities;

import java.util.List;

/// What the spellings of a name have in common.
///
/// @param tokens without legal forms at either end
/// @param latin the same in Latin letters
public record NameKey(List<String> tokens, String latin) {
    /// A name is no text: what is longer is compared by its beginning.
    private static final int MOST_TOKENS = 40;

    private static final int LONGEST_LATIN = 200;

    public NameKey {
        tokens = List.copyOf(tokens);
    }

    public static NameKey of(String name) {
        var tokens = Tokens.of(name).stream().limit(MOST_TOKENS).toList();
        return plain(LegalForm.strip(tokens));
    }

    /// As it stands: an identifier has no legal form.
    public static NameKey plain(List<String> tokens) {
        var latin = Tokens.latin(tokens);
        return new NameKey(tokens, latin.length() > LONGEST_LATIN ? latin.substring(0, LONGEST_LATIN) : latin);
    }

    public String key() {
        return String.join(" ", tokens);
    }

    /// Its product codes and numbers.
    public List<String> codes() {
        return tokens.stream().filter(Tokens::isCode).distinct().toList();
    }
}
