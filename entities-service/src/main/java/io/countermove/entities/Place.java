package io.countermove.entities;

/// A place on the log.
public record Place(int partition, long offset) {}
