package io.countermove.events.rest;

import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Bounds what is in work by the size of the bodies: beyond it the answer is `503` at once, so that overload costs
/// neither memory nor the latency of what was let in.
@Singleton
public class Admission {
    private static final int UNIT = 1024;
    private static final int LEAST_UNITS = 8; // a small body costs more than its bytes

    private final Semaphore units;
    private final Semaphore streams;
    private final int streamsPerCaller;
    private final Map<String, Integer> streamsOf = new ConcurrentHashMap<>();

    Admission(IntakeSettings settings, MeterRegistry meters) {
        int all = Math.toIntExact(settings.inFlight().asLongValue() / UNIT);
        this.units = new Semaphore(all);
        Gauge.builder("countermove.intake.in.flight", units, free -> (double) (all - free.availablePermits()) * UNIT)
                .description("Bodies in work")
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
        this.streams = new Semaphore(settings.streams());
        this.streamsPerCaller = settings.streamsPerCaller();
    }

    /// A place for a small body; close it when the answer is known.
    Ticket enter() {
        return new Place();
    }

    /// A place for a stream, whatever its length: it holds a bounded part of it at a time. Streams have places of their
    /// own, so that slow ones keep no other publication out, and no caller may hold them all.
    ///
    /// @param caller the principal
    Ticket enterStream(String caller) {
        if (streamsOf.merge(caller, 1, Integer::sum) > streamsPerCaller) {
            leave(caller);
            throw Problem.of(
                            429,
                            "too-many-streams",
                            "This key publishes %d streams already; nothing of this one was published."
                                    .formatted(streamsPerCaller))
                    .with("outcome", "not-published")
                    .asException()
                    .retryAfter(Duration.ofSeconds(1));
        }
        if (!streams.tryAcquire()) {
            leave(caller);
            throw saturated("Too many streams are being published at once; nothing of this was published.");
        }
        return new StreamPlace(caller);
    }

    private void leave(String caller) {
        streamsOf.computeIfPresent(caller, (_, held) -> held == 1 ? null : held - 1);
    }

    private static ProblemException saturated(String detail) {
        return Problem.of(503, "saturated", detail)
                .with("outcome", "not-published")
                .asException()
                .retryAfter(Duration.ofSeconds(1));
    }

    /// A place that is given back.
    interface Ticket extends AutoCloseable {
        /// So many bytes have arrived: a slow sender takes no more than what it has sent.
        void grow(int bytes);

        @Override
        void close();
    }

    private final class Place implements Ticket {
        private int taken;
        private long arrived;

        Place() {
            take(LEAST_UNITS);
        }

        @Override
        public void grow(int bytes) {
            arrived += bytes;
            take(Math.max(0, (int) (arrived / UNIT) - taken));
        }

        private void take(int more) {
            if (!units.tryAcquire(more)) {
                throw saturated("Too much is being published at once; nothing of this was published.");
            }
            taken += more;
        }

        @Override
        public void close() {
            units.release(taken);
            taken = 0;
        }
    }

    /// It holds no more than its share, whatever arrives.
    private final class StreamPlace implements Ticket {
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final String caller;

        StreamPlace(String caller) {
            this.caller = caller;
        }

        @Override
        public void grow(int bytes) {
            // counted beforehand
        }

        @Override
        public void close() {
            if (held.getAndSet(false)) {
                streams.release();
                leave(caller);
            }
        }
    }
}
