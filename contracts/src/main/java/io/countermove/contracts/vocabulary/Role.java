package io.countermove.contracts.vocabulary;

import java.util.List;

/// What a participant is in an announcement; `types` are the entity types that may be it, empty: any.
public record Role(String name, String description, List<String> types) {}
