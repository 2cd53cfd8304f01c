package io.countermove.entities;

/// What could not be applied, and why.
public interface Quarantine {
    Listing list();
}
