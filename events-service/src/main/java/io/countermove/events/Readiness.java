package io.countermove.events;

/// Whether the intake knows what stands in the log: before that it would write what is there already.
public interface Readiness {
    boolean isReady();

    /// What is wrong; empty while nothing is.
    String complaint();
}
