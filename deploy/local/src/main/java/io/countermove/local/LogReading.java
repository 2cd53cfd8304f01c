package io.countermove.local;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What projections that are not ready yet have read of a long log.
final class LogReading {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final LocalSystem system;
    private final Progress progress;
    private final Map<Projection, Long> before = new EnumMap<>(Projection.class);
    private long asked = System.nanoTime();

    LogReading(LocalSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    /// Whether one of them has read on since it was last looked at; then it is also said how far it is.
    boolean goesOn(Collection<String> processes) {
        if (System.nanoTime() - asked < EVERY.toNanos()) {
            return false;
        }
        asked = System.nanoTime();
        boolean moved = false;
        for (Projection projection : Projection.values()) {
            if (processes.contains(projection.service().processName())) {
                moved |= hasMoved(projection);
            }
        }
        return moved;
    }

    private boolean hasMoved(Projection projection) {
        long read = records(projection.service());
        Long last = before.put(projection, read);
        if (last == null || read <= last) {
            return false;
        }
        progress.line(String.format(
                Locale.ROOT,
                "  %-18s has read %,d of %,d records",
                projection.service().processName(),
                read,
                records(Service.EVENTS)));
        return true;
    }

    private long records(Service service) {
        return system.client(service.processName())
                .flatMap(ServiceClient::findRecords)
                .orElse(0L);
    }
}
