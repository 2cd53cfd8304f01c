package io.countermove.events.imports;

/// A file as a whole cannot be imported; the message says where it goes wrong and what is accepted.
public final class UnreadableFileException extends RuntimeException {
    private final String rule;

    /// @param rule in kebab case: `cut-file`
    public UnreadableFileException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
