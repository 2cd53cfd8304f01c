package io.countermove.events.rest;

import io.countermove.contracts.validation.Violation;
import io.countermove.events.Draft;
import java.util.List;

/// What a line says.
sealed interface Judged {
    long line();

    /// An event that may be published.
    ///
    /// @param size of the line, in bytes
    record Sound(long line, int size, Draft draft) implements Judged {}

    /// A line that is refused for itself.
    record Broken(long line, List<Violation> violations) implements Judged {
        public Broken {
            violations = List.copyOf(violations);
        }
    }
}
