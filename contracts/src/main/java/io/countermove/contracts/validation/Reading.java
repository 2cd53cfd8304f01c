package io.countermove.contracts.validation;

import java.util.List;

/// What came of reading a document.
public sealed interface Reading<T> {

    record Valid<T>(T value) implements Reading<T> {}

    /// At least one violation, in the order of the document.
    record Invalid<T>(List<Violation> violations) implements Reading<T> {

        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
