package io.countermove.entities;

/// The versions of the projection that lie beside each other.
public interface Projections {
    /// Drops a version that nobody reads any more; nothing when it is not there. Throws `IllegalArgumentException` for
    /// the own one.
    void drop(int version);
}
