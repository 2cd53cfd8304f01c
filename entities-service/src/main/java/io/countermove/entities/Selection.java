package io.countermove.entities;

import java.util.List;
import java.util.Map;

/// What of a list is asked for, by field: what is not named is not asked.
///
/// @param among the values of which it must have one
/// @param without the values that it must not have
/// @param present whether it must have any value at all
public record Selection(
        Map<String, List<String>> among, Map<String, List<String>> without, Map<String, Boolean> present) {
    public static final Selection ALL = new Selection(Map.of(), Map.of(), Map.of());

    public Selection {
        among = Map.copyOf(among);
        without = Map.copyOf(without);
        present = Map.copyOf(present);
    }
}
