package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a file, or a line.
public sealed interface Row {
    /// Where it begins, counted from 1.
    long line();

    /// What identifies it over the vintages of its file; empty where it has nothing of the kind.
    String key();

    /// A row that announces nothing.
    ///
    /// @param key what it is known as all the same: what was published of it stays
    record Refused(long line, String key, String label, Problem problem) implements Row {}

    /// A row that announces something.
    ///
    /// @param label what people call it
    /// @param slug of the key: the readable part of its id
    /// @param twin as in [Trace]
    /// @param notes cells that could not be used; the rest of the row is
    record Usable(
            long line,
            String key,
            String label,
            String slug,
            @Nullable String twin,
            List<Note> notes,
            Mapping mapping) implements Row {
        public Usable {
            notes = List.copyOf(notes);
        }
    }

    /// What the row announces, given the slug that it has in the end.
    interface Mapping {
        Announcement as(String slug);
    }

    /// Why a row is refused: the rule, where (a column or a JSON pointer), and what is accepted.
    record Problem(String rule, String where, String reason) {}

    /// A cell that was passed over.
    record Note(String column, String value, String reason) {}
}
