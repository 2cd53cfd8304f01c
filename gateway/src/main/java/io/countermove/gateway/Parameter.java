package io.countermove.gateway;

import java.util.List;
import java.util.stream.Stream;

/// A query parameter of an operation.
public record Parameter(String name, Shape shape, boolean repeatable, boolean required) {

    Stream<Violation> violations(List<String> values) {
        if (values.isEmpty()) {
            return required ? Stream.of(violation("is required")) : Stream.empty();
        }
        if (values.size() > 1 && !repeatable) {
            return Stream.of(violation("is given " + values.size() + " times"));
        }
        return values.stream().flatMap(value -> shape.findFault(value).stream()).map(this::violation);
    }

    private Violation violation(String detail) {
        return Violation.ofParameter(name, "invalid-parameter", detail);
    }
}
