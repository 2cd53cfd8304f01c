package io.countermove.analytics.rest;

import io.countermove.analytics.Metric;
import java.util.List;
import java.util.stream.Stream;

/// A metric as the catalogue describes it.
record CatalogueEntry(
        String id,
        String title,
        int definitionVersion,
        String definition,
        String unit,
        String path,
        String inputs,
        List<Metric.Parameter> parameters,
        List<String> examples) {

    private static final List<Metric.Parameter> COMMON = List.of(
            new Metric.Parameter("validAt", "the day in the world; default: today, UTC"),
            new Metric.Parameter("knownAt", "what was known then: an instant, or a day meaning its end; default: now"),
            new Metric.Parameter("knownBy", "system (default): recorded here; public: published by its source"),
            new Metric.Parameter("atLeast", "a position to wait for, as a receipt gives it"));

    static CatalogueEntry of(Metric metric) {
        return new CatalogueEntry(
                metric.id(),
                metric.title(),
                metric.definitionVersion(),
                metric.definition(),
                metric.unit(),
                metric.path(),
                metric.path() + "/inputs",
                Stream.concat(metric.parameters().stream(), COMMON.stream()).toList(),
                metric.examples());
    }
}
