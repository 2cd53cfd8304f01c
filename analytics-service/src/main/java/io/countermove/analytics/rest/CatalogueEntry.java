package io.countermove.analytics.rest;

import io.countermove.analytics.Catalogue;
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
        String explain,
        List<Catalogue.Parameter> parameters,
        List<String> examples) {

    private static final List<Catalogue.Parameter> COMMON = List.of(
            new Catalogue.Parameter("validAt", "the day in the world; default: today, UTC"),
            new Catalogue.Parameter(
                    "knownAt", "what was known then: an instant, or a day meaning its end; default: now"),
            new Catalogue.Parameter("knownBy", "system (default): recorded here; public: published by its source"),
            new Catalogue.Parameter("atLeast", "a position to wait for, as a receipt gives it"));

    static CatalogueEntry of(Metric metric) {
        var text = Catalogue.of(metric);
        return new CatalogueEntry(
                metric.id(),
                metric.title(),
                metric.definitionVersion(),
                text.definition(),
                metric.unit(),
                metric.path(),
                metric.path() + "/inputs",
                metric.path() + "/explain",
                Stream.concat(text.parameters().stream(), COMMON.stream()).toList(),
                text.examples().stream().map(query -> metric.path() + query).toList());
    }
}
