package io.countermove.analytics;

import java.util.List;
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
        boolean takesAll = issuers.isEmpty() && targets.isEmpty() && jurisdictions.isEmpty();
        var counts = takesAll
                ? columns.curbCounts(asOf, window)
                : CurbCounts.of(selected(columns, asOf), asOf.validAt().toEpochDay(), window);
        return new Finding(
                CurbsInForce.of(counts, this, asOf),
                () -> columns.rows(
                        selected(columns, asOf).stream()
                                .flatMap(curb -> curb.announcements().stream())
                                .distinct()
                                .toList(),
                        asOf));
    }

    private List<Curb> selected(ObservationColumns columns, AsOf asOf) {
        return columns.curbs(asOf).stream().filter(curb -> curb.isOf(this)).toList();
    }
}
