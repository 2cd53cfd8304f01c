package io.countermove.entities.rest;

import java.util.List;

/// Where the next page begins, and what the pages of one listing have in common.
///
/// @param filters a hash of path and filters: a cursor continues its own listing only
public record Cursor(
        String filters, String validAt, String knownAt, String knownBy, String position, List<String> after) {
    public Cursor {
        after = List.copyOf(after);
    }
}
