package io.countermove.contracts.announcement;

import java.util.Optional;

/// The id of an entity: `type:slug`, such as `chip:nvidia-h20`.
public record EntityId(String type, String slug) implements Comparable<EntityId> {

    private static final int LONGEST_TYPE = 32;
    private static final int LONGEST_SLUG = 128;

    /// What a valid id looks like, for error messages.
    public static final String RULE =
            "type:slug, the slug of a-z 0-9 . - (at most 128, beginning with a letter or digit)";

    public EntityId {
        if (!isType(type) || !isSlug(slug)) {
            throw new IllegalArgumentException("not an entity id: " + type + ":" + slug + "; an id is " + RULE);
        }
    }

    public static Optional<EntityId> find(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var type = text.substring(0, colon);
        var slug = text.substring(colon + 1);
        return isType(type) && isSlug(slug) ? Optional.of(new EntityId(type, slug)) : Optional.empty();
    }

    public static EntityId parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not an entity id: " + text));
    }

    private static boolean isType(String text) {
        boolean is = !text.isEmpty() && text.length() <= LONGEST_TYPE;
        for (int i = 0; is && i < text.length(); i++) {
            is = isLetter(text.charAt(i));
        }
        return is;
    }

    private static boolean isSlug(String text) {
        boolean is = !text.isEmpty() && text.length() <= LONGEST_SLUG && isLetterOrDigit(text.charAt(0));
        for (int i = 1; is && i < text.length(); i++) {
            char each = text.charAt(i);
            is = isLetterOrDigit(each) || each == '.' || each == '-';
        }
        return is;
    }

    private static boolean isLetterOrDigit(char each) {
        return isLetter(each) || (each >= '0' && each <= '9');
    }

    private static boolean isLetter(char each) {
        return each >= 'a' && each <= 'z';
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
