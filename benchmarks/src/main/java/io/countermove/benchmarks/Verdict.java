package io.countermove.benchmarks;

/// Whether a budget is met.
enum Verdict {
    MET("met"),
    MISSED("NOT met"),
    /// There is no budget: the figure stands beside another.
    NONE("");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    static Verdict of(boolean met) {
        return met ? MET : MISSED;
    }

    String text() {
        return text;
    }
}
