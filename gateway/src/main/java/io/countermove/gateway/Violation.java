package io.countermove.gateway;

/// One thing that is wrong with a request. The pointer is a JSON pointer into the body, or the name of a query
/// parameter.
public record Violation(String pointer, String rule, String detail) {

    static Violation ofParameter(String name, String rule, String detail) {
        return new Violation(name, rule, detail);
    }
}
