package io.countermove.events.imports;

/// The beginning of a file.
///
/// @param text as UTF-8, without a byte order mark
public record Head(String text) {
    /// Its first line that is not blank.
    public String firstLine() {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
    }
}
