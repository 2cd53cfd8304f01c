package io.countermove.entities;

import java.util.List;
import java.util.Map;

/// What a list leaves out beyond what is asked for, by field.
///
/// @param without the values that it must not have
/// @param present whether it must have any value at all
public record Selection(Map<String, List<String>> without, Map<String, Boolean> present) {
    public static final Selection ALL = new Selection(Map.of(), Map.of());

    public Selection {
        without = Map.copyOf(without);
        present = Map.copyOf(present);
    }
}
