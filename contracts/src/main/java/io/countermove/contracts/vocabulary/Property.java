package io.countermove.contracts.vocabulary;

import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A property: of which entity types, of which types of value (the first is the usual one), and what makes its slot.
///
/// @param of entity types that have it
/// @param types types that its value may have
/// @param values the words of an enum
/// @param unit unit of a quantity
/// @param bases bases that money may state; empty where none is stated
/// @param references entity types that a reference may name
/// @param qualifiers qualifiers that a fact may carry
/// @param slot qualifiers (or `basis`, `currency`) within which facts conflict
/// @param many whether an entity holds several values at once
/// @param official whether an official source beats one that is not
public record Property(
        String name,
        String description,
        List<String> of,
        List<ValueType> types,
        List<String> values,
        @Nullable String unit,
        List<String> bases,
        List<String> references,
        List<String> qualifiers,
        List<String> slot,
        boolean many,
        boolean official) {

    /// The slot of a fact of this property: facts conflict only inside one. Where the property holds many values, each
    /// value is a slot of its own.
    public String slotOf(Fact fact) {
        var parts = slot.stream().map(part -> part + "=" + part(fact, part)).collect(Collectors.joining("|"));
        return many ? parts + "|value=" + fact.value() : parts;
    }

    private static String part(Fact fact, String part) {
        if (fact.value() instanceof FactValue.Money money) {
            if (part.equals("basis")) {
                return money.basis() == null ? "unspecified" : money.basis();
            }
            if (part.equals("currency")) {
                return money.currency();
            }
        }
        return fact.qualifiers().getOrDefault(part, "");
    }
}
