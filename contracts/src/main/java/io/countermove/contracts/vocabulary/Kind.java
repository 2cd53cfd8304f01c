package io.countermove.contracts.vocabulary;

import java.util.List;
import java.util.stream.Collectors;

/// A kind of announcement: the roles that it requires and allows, the properties that it requires, and the optional
/// fields that make sense for it.
///
/// @param requires groups of roles, each of which must be filled
/// @param allows further roles
/// @param properties of these at least one must be stated; empty: none is required
/// @param fields optional fields (`stance`, `direction`) that it may carry
public record Kind(
        String name,
        String group,
        String description,
        List<RoleGroup> requires,
        List<String> allows,
        List<String> properties,
        List<String> fields) {

    /// At least `min` participants in one of these roles.
    public record RoleGroup(List<String> anyOf, int min) {

        @Override
        public String toString() {
            return (min == 1 ? "" : min + " × ") + String.join(" or ", anyOf);
        }
    }

    public boolean permits(String role) {
        return allows.contains(role)
                || requires.stream().anyMatch(group -> group.anyOf().contains(role));
    }

    /// All roles that it permits, for error messages.
    public String roles() {
        var required =
                requires.stream().flatMap(group -> group.anyOf().stream()).collect(Collectors.joining(", "));
        return allows.isEmpty() ? required : required + ", " + String.join(", ", allows);
    }
}
