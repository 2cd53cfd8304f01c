package io.countermove.contracts.announcement;

import java.util.Optional;
import java.util.regex.Pattern;

/// The id of an entity: `type:slug`, such as `chip:nvidia-h20`.
public record EntityId(String type, String slug) implements Comparable<EntityId> {

    private static final Pattern FORM = Pattern.compile("([a-z]{1,32}):([a-z0-9][a-z0-9.-]{0,127})");

    /// What a valid id looks like, for error messages.
    public static final String RULE =
            "type:slug, the slug of a-z 0-9 . - (at most 128, beginning with a letter or digit)";

    public EntityId {
        if (!FORM.matcher(type + ":" + slug).matches()) {
            throw new IllegalArgumentException("not an entity id: " + type + ":" + slug + "; an id is " + RULE);
        }
    }

    public static Optional<EntityId> find(String text) {
        var match = FORM.matcher(text);
        return match.matches() ? Optional.of(new EntityId(match.group(1), match.group(2))) : Optional.empty();
    }

    public static EntityId parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not an entity id: " + text));
    }

    @Override
    public int compareTo(EntityId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return type + ":" + slug;
    }
}
