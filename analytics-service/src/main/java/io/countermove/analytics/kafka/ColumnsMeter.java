package io.countermove.analytics.kafka;

import io.countermove.analytics.Trends;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// The gauges `countermove.columns.observations` and `countermove.columns.bytes`: what the metrics hold in memory.
final class ColumnsMeter {

    private ColumnsMeter() {}

    static void register(MeterRegistry registry, Trends trends) {
        Gauge.builder("countermove.columns.observations", trends, Trends::observations)
                .description("Observations in memory")
                .register(registry);
        Gauge.builder("countermove.columns.bytes", trends, Trends::bytes)
                .description("What the observations in memory take, roughly")
                .register(registry);
    }
}
