package io.countermove.entities.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Other spellings of a name, as people and registers make them.
final class Misspelling {
    private static final List<String> FORMS = List.of(" Ltd.", ", Inc.", " LLC", " Co., Ltd", " GmbH");

    private Misspelling() {}

    /// In capitals, with other punctuation and spaces.
    static String dressed(String name) {
        return name.toUpperCase(Locale.ROOT).replace(",", " ").replace(".", "").replace("-", "  ");
    }

    static String legalForm(String name, Random random) {
        var shorter = name.replaceFirst(
                "(?i)[,\\s]+(co\\.?,?\\s*ltd|inc|ltd|llc|limited|corporation|corp|company|gmbh|jsc)\\.?$", "");
        return shorter.equals(name) ? name + FORMS.get(random.nextInt(FORMS.size())) : shorter;
    }

    /// A letter of a word is left out, doubled, replaced, or exchanged with the next; digits stay.
    static String typo(String name, Random random) {
        for (int tries = 0; tries < 50; tries++) {
            int at = random.nextInt(Math.max(1, name.length() - 1));
            if (Character.isLetter(name.charAt(at)) && Character.isLetter(name.charAt(at + 1))) {
                var before = name.substring(0, at);
                var after = name.substring(at + 1);
                char letter = name.charAt(at);
                return switch (random.nextInt(4)) {
                    case 0 -> before + after;
                    case 1 -> before + letter + letter + after;
                    case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
                    default -> before + after.charAt(0) + letter + after.substring(1);
                };
            }
        }
        return name;
    }
}
