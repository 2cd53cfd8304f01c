package io.countermove.platform.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;

/// The gauge `countermove.projection.lag`: records that this instance's partitions hold beyond what it has read.
public final class LagMeter {
    private final AtomicLong behind = new AtomicLong();

    /// Registers it.
    ///
    /// @param topic the name of what is read
    public LagMeter(MeterRegistry registry, String topic) {
        Gauge.builder("countermove.projection.lag", behind, AtomicLong::get)
                .description("Records not read yet")
                .tag("topic", topic)
                .register(registry);
    }

    /// After each poll, in the thread that polls; asks nobody, for the ends came with the records.
    public void note(Consumer<?, ?> consumer) {
        long sum = 0;
        for (var partition : consumer.assignment()) {
            sum += consumer.currentLag(partition).orElse(0);
        }
        behind.set(sum);
    }
}
