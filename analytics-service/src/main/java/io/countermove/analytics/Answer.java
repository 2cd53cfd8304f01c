package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a metric answers, as `metrics.md` gives its members.
///
/// @param position the last offset applied of each partition, `0:12,3:1881`
/// @param provisionalFrom the day from which on announcements are still to come, going by how late they usually do
/// @param blocks further members of this metric
public record Answer(
        Metric metric,
        Map<String, Object> parameters,
        AsOf asOf,
        String position,
        Status status,
        String unit,
        @Nullable Number estimate,
        @Nullable Interval interval,
        long n,
        Map<String, Long> excluded,
        @Nullable String provisionalFrom,
        List<Map<String, Object>> series,
        List<String> reasons,
        Map<String, Object> blocks) {

    /// Whether there is a number.
    public enum Status {
        OK,
        INSUFFICIENT_DATA,
        UNDEFINED,
        /// Something else happened that could explain it.
        CONFOUNDED,
        /// Two ways to estimate it have different signs.
        CONFLICTING
    }

    Answer at(String appliedPosition, @Nullable String since) {
        return new Answer(
                metric,
                parameters,
                asOf,
                appliedPosition,
                status,
                unit,
                estimate,
                interval,
                n,
                excluded,
                since,
                series,
                reasons,
                blocks);
    }

    /// Its members in their order; what is null stands as null.
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("metric", metric.id());
        map.put("definitionVersion", metric.definitionVersion());
        map.put("parameters", parameters);
        map.put("validAt", asOf.validAt().toString());
        map.put("knownAt", asOf.knownAtText());
        map.put("knownBy", asOf.knownBy().word());
        map.put("position", position);
        map.put("status", status);
        map.put("unit", unit);
        map.put("estimate", estimate);
        map.put("interval", interval);
        map.put("n", n);
        map.put("excluded", excluded);
        map.put("provisionalFrom", provisionalFrom);
        map.put("series", series);
        map.put("inputs", InputsLink.of(this));
        map.put("reasons", reasons);
        map.putAll(blocks);
        return frozen(map);
    }

    /// The same without what moves although nothing changed: which moment it is and what was read.
    public Map<String, Object> substance() {
        var map = new LinkedHashMap<>(toMap());
        List.of("knownAt", "position", "inputs").forEach(map::remove);
        return Collections.unmodifiableMap(map);
    }

    // The JDK's maps say nothing of nulls in their values; who reads the map writes it as JSON.
    @SuppressWarnings("NullAway")
    private static Map<String, Object> frozen(Map<String, @Nullable Object> map) {
        return Collections.unmodifiableMap(map);
    }
}
