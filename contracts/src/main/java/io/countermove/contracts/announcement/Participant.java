package io.countermove.contracts.announcement;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An entity in a role, with the name, further names and identifiers (QID, LEI, CIK, ticker) that the source uses.
public record Participant(
        String role, EntityId entity, @Nullable String name, List<Name> names, Map<String, String> identifiers) {

    public Participant {
        names = List.copyOf(names);
        identifiers = Collections.unmodifiableSortedMap(new TreeMap<>(identifiers));
    }

    /// A name and, where known, its language (BCP 47).
    public record Name(String value, @Nullable String language) {}
}
