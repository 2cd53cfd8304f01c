package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;

/// How much of a list fits, in characters of its JSON.
final class Room {
    private int left;

    Room(int length) {
        left = length;
    }

    /// Whether the next one fits, and all before it did.
    boolean takes(JsonNode item) {
        left -= left < 0 ? 0 : item.toString().length();
        return left >= 0;
    }
}
