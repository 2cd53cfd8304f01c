package io.countermove.events.imports.formats;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Transliterator;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.events.imports.Slugs;
import java.util.Locale;
import java.util.regex.Pattern;

/// Keys and entity ids from names, as `docs/importers.md` and the contract have it.
final class Names {
    private static final int LONGEST_SLUG = 100;
    private static final Transliterator TO_ASCII =
            Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0000-\\u007F] Remove");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9.]+");
    private static final Pattern EDGES = Pattern.compile("^[-.]+|[-.]+$");
    private static final Pattern ANONYMOUS = Pattern.compile("anonymi[sz]ed\\b.*|undisclosed\\b.*|unnamed\\b.*");
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?i)^(ooo|pao|pt)\\s+|[,\\s]+(incorporated|inc|limited|ltd|llc|corporation|corp|co|gmbh|ag|plc|pte|pty|bv|nv)\\.?$");

    private Names() {}

    /// What two ways to write one name have in common.
    static String key(String name) {
        return UCharacter.foldCase(Cells.line(name), true);
    }

    /// Whether it says that the name is withheld: then it is no key.
    static boolean isAnonymous(String key) {
        return ANONYMOUS.matcher(key).matches();
    }

    static String slug(String name) {
        var text = Cells.line(name).replace("+", "plus").replace("#", "sharp").replace("&", "and");
        var ascii = text.chars().allMatch(one -> one < 128) ? text : transliterate(text);
        var slug = EDGES.matcher(OTHERS.matcher(ascii.toLowerCase(Locale.ROOT)).replaceAll("-"))
                .replaceAll("");
        if (slug.isEmpty()) {
            return "name-" + Slugs.digits(key(name), 12);
        }
        return slug.length() > LONGEST_SLUG
                ? Slugs.distinct(
                        EDGES.matcher(slug.substring(0, LONGEST_SLUG - 8)).replaceAll(""), key(name))
                : slug;
    }

    /// The id of an organisation: of its name without its legal form, and so the same in all files and feeds.
    static EntityId organisation(String name) {
        var plain = Cells.line(name);
        for (var shorter = without(plain); !shorter.equals(plain) && !shorter.isBlank(); shorter = without(plain)) {
            plain = shorter;
        }
        return new EntityId("org", slug(plain));
    }

    private static String without(String name) {
        return LEGAL_FORM.matcher(name).replaceAll("").strip();
    }

    private static synchronized String transliterate(String text) {
        return TO_ASCII.transliterate(text);
    }
}
