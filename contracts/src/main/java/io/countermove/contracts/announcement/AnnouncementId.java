package io.countermove.contracts.announcement;

import java.util.regex.Pattern;

/// The stable id of an announcement over all its revisions: the CloudEvents subject and the Kafka key.
public record AnnouncementId(String value) implements Comparable<AnnouncementId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._~-]{0,127}");

    /// What a valid id looks like, for error messages.
    public static final String RULE = "a lower-case letter or digit, then at most 127 of a-z 0-9 . _ ~ -";

    public AnnouncementId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an announcement id: " + value + "; an id is " + RULE);
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(AnnouncementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
