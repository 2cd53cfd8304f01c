package io.countermove.gateway;

/// What a service said, or why it said nothing.
public sealed interface Answer {

    record Given(int status, String body) implements Answer {}

    record Missing(Problem problem) implements Answer {}
}
