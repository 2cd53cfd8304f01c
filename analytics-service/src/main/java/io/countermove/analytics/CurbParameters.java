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
        var all = columns.curbs(asOf);
        boolean takesAll = issuers.isEmpty() && targets.isEmpty() && jurisdictions.isEmpty();
        var selected =
                takesAll ? all : all.stream().filter(curb -> curb.isOf(this)).toList();
        return new Finding(
                CurbsInForce.of(selected, this, asOf),
                () -> columns.rows(
                        selected.stream()
                                .flatMap(curb -> curb.announcements().stream())
                                .distinct()
                                .toList(),
                        asOf));
    }
}
