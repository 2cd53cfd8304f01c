package io.countermove.contracts.json;

import com.fasterxml.jackson.databind.JsonNode;

/// Halves of surrogate pairs, which JSON can escape and UTF-8 cannot hold: such a text has no canonical form (RFC 8785,
/// section 3.2.2.2).
final class Surrogates {

    private Surrogates() {}

    /// Whether a text or a name in the document holds a half without its other half.
    static boolean areUnpaired(JsonNode node) {
        if (node.isTextual()) {
            return areUnpaired(node.textValue());
        }
        return node.propertyStream().anyMatch(member -> areUnpaired(member.getKey()) || areUnpaired(member.getValue()))
                || (node.isArray() && node.valueStream().anyMatch(Surrogates::areUnpaired));
    }

    private static boolean areUnpaired(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
