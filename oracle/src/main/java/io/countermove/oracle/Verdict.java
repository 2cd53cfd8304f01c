package io.countermove.oracle;

/// What has to become of a record.
public enum Verdict {
    APPLIED,
    DUPLICATE,
    CONFLICT,
    FOREIGN_CORRECTION,
    /// A correction or retraction of what was never published.
    PENDING,
    POISON;

    /// The name under which the reconciliation counts it.
    public String counted() {
        return switch (this) {
            case APPLIED -> "applied";
            case DUPLICATE -> "duplicate";
            case CONFLICT -> "conflict";
            case FOREIGN_CORRECTION, POISON -> "quarantined";
            case PENDING -> "pending";
        };
    }
}
