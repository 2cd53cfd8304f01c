package io.countermove.entities;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How well a known name fits one that is asked for, and why. Pure: the same names have the same score everywhere.
public final class NameSimilarity {
    /// What a score rests on: the rule, and what it makes of the score before it.
    public record Reason(String rule, String detail, BigDecimal score) {}

    private static final double NORMALISED = 0.98;
    private static final double SPACING = 0.96;
    private static final double WORD_ORDER = 0.95;
    /// What is spelt otherwise is never as good as what is spelt the same.
    private static final double SPELLING = 0.94;
    private static final double TRANSLITERATED = 0.97;
    /// A letter or two that differ in a name that is long enough for it to be no other.
    private static final double ONE_LETTER = 0.92;
    private static final double TWO_LETTERS = 0.88;
    private static final int LONG_FOR_ONE = 6;
    private static final int LONG_FOR_TWO = 14;
    private static final double OTHER_CODE = 0.4;
    private static final double SAME_WORD = 0.75;
    /// What many names hold says little of any.
    private static final Set<String> GENERIC = Set.of(
            ("technology technologies tech electronic electronics international trading trade group holding holdings"
                            + " industry industrial industries science sciences scientific research institute university"
                            + " development engineering equipment system systems service services general import export"
                            + " enterprise enterprises center centre national state federal global new production"
                            + " manufacturing factory plant design bureau information digital network networks"
                            + " communication communications logistics components instruments instrument precision"
                            + " laboratory academy college solutions aviation shipping marine energy"
                            + " beijing shanghai shenzhen guangzhou hangzhou nanjing chengdu hong kong hongkong china moscow"
                            + " russia russian iran dubai tianjin wuhan xian suzhou taiwan singapore")
                    .split(" ", -1));
    private static final Set<String> PARTICLES = Set.of(
            ("of and for the de in named after joint stock company open closed public private limited liability corporation"
                            + " ltd llc inc co jsc ojsc")
                    .split(" ", -1));

    private NameSimilarity() {}

    /// The reasons in their order, the last one with the score.
    public static List<Reason> between(String asked, String known) {
        return between(asked, NameKey.of(asked), known, NameKey.of(known));
    }

    /// The same, where the keys are there already.
    static List<Reason> between(String asked, NameKey one, String known, NameKey other) {
        if (asked.strip().equals(known.strip())) {
            return List.of(reason("exact-name", known, 1));
        }
        if (one.key().equals(other.key())) {
            return List.of(reason("normalised-name", other.key(), NORMALISED));
        }
        var reasons = new ArrayList<Reason>();
        if (one.key().replace(" ", "").equals(other.key().replace(" ", ""))) {
            reasons.add(reason("spacing", other.key(), SPACING));
        } else if (new HashSet<>(one.tokens()).equals(new HashSet<>(other.tokens()))) {
            reasons.add(reason("word-order", other.key(), WORD_ORDER));
        } else {
            reasons.add(spelling(one, other));
        }
        if (!new HashSet<>(one.codes()).equals(new HashSet<>(other.codes()))) {
            var score = reasons.getLast().score().doubleValue() * OTHER_CODE;
            reasons.add(reason("code-mismatch", one.codes() + " is not " + other.codes(), score));
        }
        return reasons;
    }

    private static Reason spelling(NameKey one, NameKey other) {
        var typo = typo(one.key().replace(" ", ""), other.key().replace(" ", ""));
        if (typo > 0 && one.codes().equals(other.codes())) {
            return reason("misspelt", other.key(), typo);
        }
        double same = words(one.tokens(), other.tokens());
        double latin = TRANSLITERATED * words(split(one.latin()), split(other.latin()));
        return latin > same
                ? reason("transliterated", other.latin(), SPELLING * latin)
                : reason("spelling", other.key(), SPELLING * same);
    }

    private static double typo(String one, String other) {
        int length = Math.min(one.length(), other.length());
        if (length < LONG_FOR_ONE || Math.abs(one.length() - other.length()) > 2) {
            return 0;
        }
        return switch (edits(one, other)) {
            case 1 -> ONE_LETTER;
            case 2 -> length < LONG_FOR_TWO ? 0 : TWO_LETTERS;
            default -> 0;
        };
    }

    private static List<String> split(String text) {
        return List.of(text.split(" ", -1));
    }

    /// The weight of the words that both have, of the weight of all.
    private static double words(List<String> one, List<String> other) {
        var left = new ArrayList<>(other);
        double both = 0;
        for (var word : one) {
            var best = "";
            double similarity = 0;
            for (var candidate : left) {
                double each = word(word, candidate);
                if (each > similarity) {
                    similarity = each;
                    best = candidate;
                }
            }
            if (similarity >= SAME_WORD) {
                both += similarity * (weight(word) + weight(best));
                left.remove(best);
            }
        }
        return both / (weight(one) + weight(other));
    }

    private static double weight(List<String> words) {
        double weight = 0;
        for (var word : words) {
            weight += weight(word);
        }
        return weight;
    }

    private static double weight(String word) {
        return PARTICLES.contains(word) ? 0.1 : GENERIC.contains(word) ? 0.35 : word.length() == 1 ? 0.5 : 1;
    }

    /// Codes are the same or not; 0 also where it cannot be the same word.
    private static double word(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int longer = Math.max(one.length(), other.length());
        int atLeast = Math.abs(one.length() - other.length());
        return 1 - (double) atLeast / longer < SAME_WORD || Tokens.isCode(one) || Tokens.isCode(other)
                ? 0
                : 1 - (double) edits(one, other) / longer;
    }

    /// Letters put in, left out, replaced, or exchanged with the next.
    private static int edits(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(table, one, other, i, j);
            }
        }
        return table[one.length()][other.length()];
    }

    private static int step(int[][] table, String one, String other, int i, int j) {
        int replaced = table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }

    static Reason reason(String rule, String detail, double score) {
        return new Reason(rule, detail, BigDecimal.valueOf(score).setScale(4, RoundingMode.HALF_UP));
    }
}
