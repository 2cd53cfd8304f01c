package io.countermove.analytics;

import java.util.Set;

/// What is asked of T1; an empty set takes every curb.
public record CurbParameters(
        Set<String> issuers, Set<String> targets, Set<String> jurisdictions, Window window, double level)
        implements Question {

    public CurbParameters {
        issuers = Set.copyOf(issuers);
        targets = Set.copyOf(targets);
        jurisdictions = Set.copyOf(jurisdictions);
    }

    @Override
    public Metric metric() {
        return Metric.CURBS_IN_FORCE;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        var known = columns.policyAnnouncements(asOf);
        return new Finding(CurbsInForce.of(known, this, asOf), () -> CurbsInForce.inputs(known, this));
    }
}
