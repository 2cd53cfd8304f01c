package io.countermove.contracts.log;

import java.util.Optional;
import java.util.regex.Pattern;

/// A place of the announcements topic; on the wire `3:1881`.
public record LogPosition(int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}):(\\d{1,18})");

    public LogPosition {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no position: " + partition + ":" + offset);
        }
    }

    /// Empty where the text is none.
    public static Optional<LogPosition> find(String text) {
        var matched = FORM.matcher(text);
        return matched.matches()
                ? Optional.of(new LogPosition(Integer.parseInt(matched.group(1)), Long.parseLong(matched.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
