package io.countermove.events.rest;

import io.countermove.platform.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Bounds what is in work by the size of the bodies: beyond it the answer is `503` at once, so that overload costs
/// neither memory nor the latency of what was let in.
@Singleton
public class Admission {
    private static final int UNIT = 1024;
    private static final int LEAST_UNITS = 8; // a small body costs more than its bytes

    private final Semaphore units;

    Admission(IntakeSettings settings, MeterRegistry meters) {
        int all = Math.toIntExact(settings.inFlight().asLongValue() / UNIT);
        this.units = new Semaphore(all);
        Gauge.builder("countermove.intake.in.flight", units, free -> (double) (all - free.availablePermits()) * UNIT)
                .description("Bodies in work")
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
    }

    /// A place for a body of `bytes`; close it when the answer is known.
    Ticket enter(long bytes) {
        var wanted = (int) Math.max(LEAST_UNITS, bytes / UNIT);
        if (!units.tryAcquire(wanted)) {
            throw Problem.of(503, "saturated", "Too much is being published at once; nothing of this was published.")
                    .with("outcome", "not-published")
                    .asException()
                    .retryAfter(Duration.ofSeconds(1));
        }
        return () -> units.release(wanted);
    }

    /// A place that is given back.
    interface Ticket extends AutoCloseable {
        @Override
        void close();
    }
}
