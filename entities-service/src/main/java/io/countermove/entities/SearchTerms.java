package io.countermove.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Words as PostgreSQL's full text search takes them, made here so that a code stays whole, Chinese needs no spaces,
/// and the database's locale does not matter. A run without spaces becomes its pairs of characters, so that each
/// part is found.
public final class SearchTerms {
    /// A tsvector has at most a megabyte, and positions up to this.
    private static final int MOST_TERMS = 16_000;

    private SearchTerms() {}

    /// A `tsvector`; nothing that follows too many terms is found.
    public static String vector(List<String> tokens) {
        var vector = new StringBuilder();
        int position = 0;
        for (var token : tokens) {
            for (var term : terms(token)) {
                if (++position > MOST_TERMS) {
                    return vector.toString();
                }
                vector.append('\'').append(term).append("':").append(position).append(' ');
            }
        }
        return vector.toString();
    }

    /// A `tsquery` of what has all the words, an English noun in singular or plural, and with `*` what begins so. Empty
    /// where there is no word.
    public static String query(String asked) {
        return query(asked, false);
    }

    /// The same, where a word of letters stands for all that begins so.
    public static String beginnings(String asked) {
        return query(asked, true);
    }

    private static String query(String asked, boolean beginnings) {
        var words = new ArrayList<String>();
        for (var word : asked.strip().split("\\s+", -1)) {
            var tokens = Tokens.of(word.replace("*", " "));
            boolean open = beginnings || word.endsWith("*");
            var parts = new ArrayList<String>();
            for (int i = 0; i < tokens.size(); i++) {
                parts.add(part(tokens.get(i), open, open && word.endsWith("*") && i == tokens.size() - 1));
            }
            if (!parts.isEmpty()) {
                words.add(String.join(" <-> ", parts));
            }
        }
        return words.stream().map(word -> "(" + word + ")").collect(Collectors.joining(" & "));
    }

    private static String part(String token, boolean open, boolean explicit) {
        if (Tokens.isJoined(token)) {
            return joined(token);
        }
        if (Tokens.isCode(token)) {
            return quoted(token) + (explicit ? ":*" : "");
        }
        return open ? quoted(token) + ":*" : numbers(token);
    }

    private static String joined(String token) {
        var terms = terms(token);
        return terms.size() == 1
                ? quoted(terms.getFirst()) + ":*"
                : terms.subList(0, terms.size() - 1).stream()
                        .map(SearchTerms::quoted)
                        .collect(Collectors.joining(" <-> "));
    }

    private static String numbers(String token) {
        if (token.length() < 4) {
            return quoted(token);
        }
        var other = token.endsWith("s") ? token.substring(0, token.length() - 1) : token + "s";
        return "(" + quoted(token) + " | " + quoted(other) + ")";
    }

    private static List<String> terms(String token) {
        if (!Tokens.isJoined(token)) {
            return List.of(token);
        }
        var characters = token.codePoints().mapToObj(Character::toString).toList();
        var terms = new ArrayList<String>();
        for (int i = 0; i < characters.size(); i++) {
            terms.add(characters.get(i) + (i + 1 < characters.size() ? characters.get(i + 1) : ""));
        }
        return terms;
    }

    private static String quoted(String term) {
        return "'" + term.toLowerCase(Locale.ROOT) + "'";
    }
}
