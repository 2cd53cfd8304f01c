package io.countermove.analytics.rest;

import io.countermove.analytics.AnnouncementFilter;
import io.countermove.analytics.Bucket;
import io.countermove.analytics.Defaults;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Window;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Word;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.platform.query.BadParameter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the values of query parameters, and refuses with the parameter's name what is none.
final class Values {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}");

    private Values() {}

    static Window window(
            Metric metric, @Nullable String from, @Nullable String to, @Nullable String bucket, LocalDate validAt) {
        var window = Defaults.window(metric, findDay("from", from), findDay("to", to), bucket(bucket), validAt);
        if (!window.from().isBefore(window.to())) {
            var end = to == null ? "the day after validAt" : "to";
            throw BadParameter.of("from", window.from() + " is not before " + end + ", " + window.to());
        }
        if (!window.isReasonable()) {
            throw BadParameter.of(
                    "bucket",
                    "\"" + window.bucket().word() + "\" gives more than " + Window.MOST
                            + " buckets; take a longer one");
        }
        return window;
    }

    static Set<String> entities(String parameter, List<String> texts) {
        return all(
                parameter, texts, text -> EntityId.find(text).isPresent(), "an entity id, which is " + EntityId.RULE);
    }

    static @Nullable String entity(String parameter, @Nullable String text) {
        return text == null
                ? null
                : entities(parameter, List.of(text)).iterator().next();
    }

    static Set<String> jurisdictions(List<String> texts) {
        return jurisdictions("jurisdiction", texts);
    }

    static Set<String> jurisdictions(String parameter, List<String> texts) {
        return all(parameter, texts, text -> JURISDICTION.matcher(text).matches(), "ISO 3166 alpha-2, or EU");
    }

    static String jurisdiction(@Nullable String text, String otherwise) {
        return text == null
                ? otherwise
                : jurisdictions(List.of(text)).iterator().next();
    }

    /// A jurisdiction, or the id of an org.
    static String side(String parameter, @Nullable String text, String otherwise) {
        if (text == null) {
            return otherwise;
        }
        return text.startsWith("org:")
                ? entities(parameter, List.of(text)).iterator().next()
                : jurisdictions(parameter, List.of(text)).iterator().next();
    }

    /// A property of the vocabulary.
    static String property(@Nullable String text, String otherwise) {
        if (text == null) {
            return otherwise;
        }
        var known = Vocabulary.standard().properties().keySet();
        return all("property", List.of(text), known::contains, "a property of the vocabulary")
                .iterator()
                .next();
    }

    /// One of a few words; the first is the default.
    static String choice(String parameter, @Nullable String text, String... words) {
        if (text == null) {
            return words[0];
        }
        if (Arrays.asList(words).contains(text)) {
            return text;
        }
        throw BadParameter.of(parameter, "\"" + text + "\" is none of " + String.join(", ", words));
    }

    static <E extends Enum<E> & Word> E word(String parameter, @Nullable String text, E otherwise) {
        if (text == null) {
            return otherwise;
        }
        var type = otherwise.getDeclaringClass();
        return Word.find(type, text)
                .orElseThrow(() -> BadParameter.of(
                        parameter,
                        "\"" + text + "\" is none of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Word::word)
                                        .collect(Collectors.joining(", "))));
    }

    static double above(String parameter, @Nullable String text, double bound, double otherwise) {
        if (text == null) {
            return otherwise;
        }
        double number = number(parameter, text);
        if (number <= bound) {
            throw BadParameter.of(parameter, "\"" + text + "\" is not above " + bound);
        }
        return number;
    }

    static double atLeastZero(String parameter, @Nullable String text) {
        double number = text == null ? 0 : number(parameter, text);
        if (number < 0) {
            throw BadParameter.of(parameter, "\"" + text + "\" is below 0");
        }
        return number;
    }

    static LocalDate day(String parameter, @Nullable String text, LocalDate otherwise) {
        var day = findDay(parameter, text);
        return day == null ? otherwise : day;
    }

    static AnnouncementFilter filter(
            List<String> kinds, List<String> entities, List<String> jurisdictions, List<String> publishers) {
        return new AnnouncementFilter(
                kinds(kinds), entities("entity", entities), jurisdictions(jurisdictions), publishers(publishers));
    }

    static Set<String> publishers(List<String> texts) {
        return all("publisher", texts, text -> !text.isBlank(), "the name of a publisher");
    }

    /// Kinds, or the beginnings of some, of the vocabulary.
    static List<String> kinds(List<String> texts) {
        var kinds = Vocabulary.standard().kinds().keySet();
        var known = kinds.stream()
                .map(kind -> kind.replaceFirst("\\..*", ""))
                .distinct()
                .collect(Collectors.joining(", "));
        return List.copyOf(all(
                "kind",
                texts,
                text -> !text.isEmpty() && kinds.stream().anyMatch(kind -> kind.startsWith(text)),
                "a kind or the beginning of one; they begin with " + known));
    }

    static double level(@Nullable String text) {
        if (text == null) {
            return Defaults.LEVEL;
        }
        double level = number("level", text);
        if (level <= 0 || level >= 1) {
            throw BadParameter.of("level", "\"" + text + "\" is not between 0 and 1, such as 0.95");
        }
        return level;
    }

    static double halfLife(@Nullable String text) {
        if (text == null) {
            return Defaults.HALF_LIFE;
        }
        double days = number("halfLife", text);
        if (days <= 0) {
            throw BadParameter.of("halfLife", "\"" + text + "\" is not a number of days above 0");
        }
        return days;
    }

    static boolean flag(String parameter, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw BadParameter.of(parameter, "\"" + text + "\" is neither true nor false");
    }

    private static @Nullable Bucket bucket(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Word.find(Bucket.class, text)
                .orElseThrow(() -> BadParameter.of(
                        "bucket",
                        "\"" + text + "\" is none of "
                                + Arrays.stream(Bucket.values())
                                        .map(Bucket::word)
                                        .collect(Collectors.joining(", "))));
    }

    static @Nullable LocalDate findDay(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (DAY.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException _) {
                // said below: 2025-02-30 has the form of a day and is none
            }
        }
        throw BadParameter.of(parameter, "\"" + text + "\" is not a day such as 2025-05-20");
    }

    private static double number(String parameter, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw BadParameter.of(parameter, "\"" + text + "\" is not a number");
    }

    private static Set<String> all(String parameter, List<String> texts, Predicate<String> accepted, String rule) {
        for (var text : texts) {
            if (!accepted.test(text)) {
                throw BadParameter.of(parameter, "\"" + text + "\" is not " + rule);
            }
        }
        return Set.copyOf(texts);
    }
}
