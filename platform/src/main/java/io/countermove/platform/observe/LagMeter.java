package io.countermove.platform.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;

/// The gauge `countermove.projection.lag`: records that this instance's partitions hold beyond what it has read.
public final class LagMeter {
    private final List<Part> parts = new CopyOnWriteArrayList<>();

    /// Registers it.
    ///
    /// @param topic the name of what is read
    public LagMeter(MeterRegistry registry, String topic) {
        Gauge.builder("countermove.projection.lag", parts, LagMeter::behind)
                .description("Records not read yet")
                .tag("topic", topic)
                // Who counts holds a part alone.
                .strongReference(true)
                .register(registry);
    }

    /// For one more consumer.
    public Part part() {
        var part = new Part();
        parts.add(part);
        return part;
    }

    private static long behind(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.behind).sum();
    }

    /// What one consumer has left to read.
    public static final class Part {
        private volatile long behind;

        /// After each poll, in the thread that polls; asks nobody, for the ends came with the records.
        public void note(Consumer<?, ?> consumer) {
            long sum = 0;
            for (var partition : consumer.assignment()) {
                sum += consumer.currentLag(partition).orElse(0);
            }
            behind = sum;
        }
    }
}
