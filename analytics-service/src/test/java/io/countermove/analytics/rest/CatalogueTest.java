package io.countermove.analytics.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Catalogue;
import io.countermove.analytics.Metric;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the catalogue says of the parameters.
class CatalogueTest {

    private static final AsOf AS_OF =
            new AsOf(LocalDate.of(2025, 5, 20), Instant.parse("2026-01-01T00:00:00Z"), KnownBy.SYSTEM);

    @Test
    void listsTheParametersThatAMetricTakes() {
        var all = Arrays.stream(Metric.values())
                .flatMap(metric -> listed(metric).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        for (var metric : Metric.values()) {
            var taken = all.stream().filter(name -> takes(metric, name)).collect(Collectors.toSet());
            assertThat(listed(metric)).as(metric.id()).isEqualTo(taken);
        }
    }

    private static Set<String> listed(Metric metric) {
        return Catalogue.of(metric).parameters().stream()
                .map(Catalogue.Parameter::name)
                .collect(Collectors.toSet());
    }

    private static boolean takes(Metric metric, String name) {
        try {
            return new TrendQueries()
                            .read(metric, Map.of(name, List.of()), AS_OF)
                            .metric()
                    == metric;
        } catch (ProblemException _) {
            return false;
        }
    }
}
