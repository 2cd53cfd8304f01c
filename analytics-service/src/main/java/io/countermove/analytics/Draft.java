package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer in the making: what was asked first, then what was found.
final class Draft {

    private final Metric metric;
    private final AsOf asOf;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Long> excluded = new LinkedHashMap<>();
    private final Map<String, Object> blocks = new LinkedHashMap<>();
    private final List<Map<String, Object>> series = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private String unit;

    Draft(Metric metric, AsOf asOf) {
        this.metric = metric;
        this.asOf = asOf;
        this.unit = metric.unit();
    }

    Draft parameter(String name, @Nullable Object value) {
        if (value instanceof Collection<?> many) {
            if (!many.isEmpty()) {
                parameters.put(name, many.stream().map(String::valueOf).sorted().toList());
            }
        } else if (value != null) {
            parameters.put(name, value);
        }
        return this;
    }

    Draft unit(String another) {
        unit = another;
        return this;
    }

    Draft excluded(String why, long count) {
        Echo.put(excluded, why, count);
        return this;
    }

    Draft block(String name, Object value) {
        blocks.put(name, value);
        return this;
    }

    Draft point(Map<String, Object> point) {
        series.add(point);
        return this;
    }

    Draft reason(String reason) {
        reasons.add(reason);
        return this;
    }

    boolean hasReasons() {
        return !reasons.isEmpty();
    }

    Answer ok(@Nullable Number estimate, @Nullable Interval interval, long n) {
        return answer(Answer.Status.OK, estimate, interval, n);
    }

    /// Without a number: the reasons say what is missing.
    Answer insufficient(long n) {
        return answer(Answer.Status.INSUFFICIENT_DATA, null, null, n);
    }

    /// No number could answer this.
    Answer undefined(String reason) {
        return reason(reason).answer(Answer.Status.UNDEFINED, null, null, 0);
    }

    Answer answer(Answer.Status status, @Nullable Number estimate, @Nullable Interval interval, long n) {
        return new Answer(
                metric,
                parameters,
                asOf,
                "",
                status,
                unit,
                estimate,
                interval,
                n,
                excluded,
                null,
                series,
                reasons,
                blocks);
    }

    /// A map in the order given, of names and values in turn; a value may be null.
    static Map<String, Object> map(@Nullable Object... pairs) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return withNulls(map);
    }

    // Written as JSON, where a null says that there is none.
    @SuppressWarnings("NullAway")
    private static Map<String, Object> withNulls(Map<String, @Nullable Object> map) {
        return map;
    }
}
