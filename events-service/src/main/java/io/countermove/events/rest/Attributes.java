package io.countermove.events.rest;

import io.countermove.contracts.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The attributes of a CloudEvent as text, taken one by one; what is left at the end are extensions. What is wrong with
/// them is collected.
/// Source: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md>.
final class Attributes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}");
    private static final int LONGEST = 512;
    private static final int LONGEST_EXTENSION = 1_024;
    private static final int MOST_EXTENSIONS = 20;

    private final SortedMap<String, String> left = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final String at;

    /// @param at pointer to the event in the body
    Attributes(String at) {
        this.at = at;
    }

    void put(String name, String value) {
        left.put(name, value);
    }

    void violate(String name, String rule, String detail) {
        violations.add(new Violation(pointer(name), rule, detail));
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    boolean isEmpty() {
        return left.isEmpty() && violations.isEmpty();
    }

    /// The empty text, and a violation, where it is missing or empty.
    String takeRequired(String name) {
        var value = take(name);
        if (value == null && !isViolated(name)) {
            violate(name, "attribute-missing", "it is required");
        }
        return value == null ? "" : value;
    }

    /// Null where it is not there or cannot be used.
    @Nullable
    String take(String name) {
        var value = left.remove(name);
        if (value != null && value.isEmpty()) {
            violate(name, "attribute-empty", "it is empty");
            return null;
        }
        return value == null || !isSound(name, value, LONGEST) ? null : value;
    }

    /// Everything that was not taken.
    SortedMap<String, String> takeExtensions() {
        var extensions = new TreeMap<>(left);
        left.clear();
        if (extensions.size() > MOST_EXTENSIONS) {
            violations.add(new Violation(at, "too-many-extensions", "at most " + MOST_EXTENSIONS + " are kept"));
        }
        extensions.forEach((name, value) -> {
            if (Stamped.NAMES.contains(name)) {
                violate(name, "stamped-field", Stamped.DETAIL);
            } else if (!NAME.matcher(name).matches()) {
                violate(name, "attribute-name", "a name has 1 to 20 lower-case letters and digits");
            } else {
                isSound(name, value, LONGEST_EXTENSION);
            }
        });
        return extensions;
    }

    private String pointer(String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private boolean isViolated(String name) {
        return violations.stream().anyMatch(one -> one.pointer().equals(pointer(name)));
    }

    private boolean isSound(String name, String value, int longest) {
        if (value.length() > longest) {
            violate(name, "attribute-length", "it has more than " + longest + " characters");
            return false;
        }
        if (value.codePoints().anyMatch(Attributes::isForbidden)) {
            violate(name, "attribute-characters", "it holds a control character or a noncharacter");
            return false;
        }
        return true;
    }

    private static boolean isForbidden(int point) {
        var noncharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
        var surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return Character.isISOControl(point) || noncharacter || surrogate;
    }
}
