package io.countermove.analytics;

import java.util.Set;

/// What is asked of T1; an empty set takes every curb.
public record CurbParameters(
        Set<String> issuers, Set<String> targets, Set<String> jurisdictions, Window window, double level) {

    public CurbParameters {
        issuers = Set.copyOf(issuers);
        targets = Set.copyOf(targets);
        jurisdictions = Set.copyOf(jurisdictions);
    }
}
