package io.countermove.analytics;

import java.util.ArrayDeque;
import java.util.Deque;

/// Rows of revisions, each chained to the next of its announcement; a freed one is used again.
final class Chains {

    static final int END = -1;

    private final Ints heads = new Ints();
    private final Ints next = new Ints();
    private final Ints announcement = new Ints();
    private final Longs revision = new Longs();
    private final Deque<Integer> free = new ArrayDeque<>();
    private int rows;

    void addAnnouncement(int code) {
        heads.set(code, END);
    }

    /// A row, before the others of the announcement. It is a new one where it is as many as there were.
    int add(int code, long revisionBits) {
        int row = free.isEmpty() ? rows++ : free.pop();
        next.set(row, heads.get(code));
        heads.set(code, row);
        announcement.set(row, code);
        revision.set(row, revisionBits);
        return row;
    }

    void free(int row) {
        int code = announcement.get(row);
        if (heads.get(code) == row) {
            heads.set(code, next.get(row));
        } else {
            int before = heads.get(code);
            while (next.get(before) != row) {
                before = next.get(before);
            }
            next.set(before, next.get(row));
        }
        free.push(row);
    }

    /// The first row of an announcement, or `END`.
    int first(int code) {
        return heads.get(code);
    }

    /// The row after it, or `END`.
    int next(int row) {
        return next.get(row);
    }

    int announcement(int row) {
        return announcement.get(row);
    }

    long revision(int row) {
        return revision.get(row);
    }

    /// How many rows there are, freed ones included.
    int size() {
        return rows;
    }

    /// How many there are that are not free.
    int count() {
        return rows - free.size();
    }

    long bytes() {
        return heads.bytes() + next.bytes() + announcement.bytes() + revision.bytes();
    }
}
