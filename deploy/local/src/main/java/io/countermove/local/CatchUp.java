package io.countermove.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Follows projections that are built until they have read the log, and says how far they are.
final class CatchUp {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    private final LocalSystem system;
    private final Progress progress;
    private final List<RebuiltProjection> waiting;
    private final Map<Projection, Long> said = new LinkedHashMap<>();
    private long moved = System.nanoTime();

    CatchUp(LocalSystem system, Progress progress, List<RebuiltProjection> rebuilt) {
        this.system = system;
        this.progress = progress;
        this.waiting = new ArrayList<>(rebuilt);
    }

    void await() {
        while (!waiting.isEmpty()) {
            for (RebuiltProjection each : List.copyOf(waiting)) {
                boolean caughtUp = each.isCaughtUp();
                say(each);
                if (caughtUp) {
                    waiting.remove(each);
                }
            }
            if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new LocalFailure("The rebuild has not moved for " + STANDSTILL.toSeconds()
                        + " s. Nothing was switched; the end of the log of "
                        + waiting.getFirst().projection().rebuildProcess() + ":\n"
                        + LogFile.tail(
                                system.folder()
                                        .log(waiting.getFirst().projection().rebuildProcess()),
                                12));
            }
            Waiting.pause(POLL);
        }
    }

    private void say(RebuiltProjection rebuilt) {
        long read = rebuilt.read();
        Long before = said.put(rebuilt.projection(), read);
        if (before == null || before != read) {
            moved = System.nanoTime();
            progress.line(String.format(
                    Locale.ROOT,
                    "  %-8s %,d of %,d records read",
                    rebuilt.projection().word(),
                    read,
                    end()));
        }
    }

    private long end() {
        return system.client(Service.EVENTS.processName())
                .flatMap(ServiceClient::findRecords)
                .orElse(0L);
    }
}
