package io.countermove.gateway;

/// Whether a caller may go on.
public sealed interface Admission {

    record Admitted(Principal principal) implements Admission {}

    record Refused(Problem problem) implements Admission {}
}
