package io.countermove.contracts.vocabulary;

/// A type of entity, the first part of an entity id.
public record EntityType(String name, String description) {}
