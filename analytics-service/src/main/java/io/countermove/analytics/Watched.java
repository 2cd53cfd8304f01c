package io.countermove.analytics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a rule asks again and again.
public sealed interface Watched {

    /// The metric's name, as rules have it.
    String metric();

    /// Those of the metric, by name.
    Map<String, List<String>> parameters();

    /// A metric.
    ///
    /// @param parameters as the metric's address takes them
    record OfMetric(Metric asked, Map<String, List<String>> parameters) implements Watched {

        public OfMetric {
            parameters = sorted(parameters);
        }

        @Override
        public String metric() {
            return asked.id();
        }
    }

    /// The check of a claim of the article (T13).
    record OfClaim(Claim claim, double level) implements Watched {

        public static final String METRIC = "claim-check";

        @Override
        public String metric() {
            return METRIC;
        }

        @Override
        public Map<String, List<String>> parameters() {
            return sorted(Map.of("claim", List.of(claim.word()), "level", List.of(String.valueOf(level))));
        }
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> parameters) {
        var sorted = new TreeMap<String, List<String>>();
        parameters.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(sorted);
    }
}
