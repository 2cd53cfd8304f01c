package io.countermove.contracts.validation;

/// One broken rule: where (JSON pointer, RFC 6901), which, and what would be accepted.
public record Violation(String pointer, String rule, String detail) {

    /// The same below another document: `/3` + `/kind`.
    public Violation below(String prefix) {
        return new Violation(prefix + pointer, rule, detail);
    }
}
