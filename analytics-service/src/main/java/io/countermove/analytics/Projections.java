package io.countermove.analytics;

/// The versions of the metrics that lie beside each other.
public interface Projections {
    /// Deletes the topics of a version that nobody reads any more; nothing when there are none. Throws
    /// `IllegalArgumentException` for the own one.
    void drop(int version);
}
