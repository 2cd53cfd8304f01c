package io.countermove.acceptance;

import io.countermove.oracle.RawRecord;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Writes a history to the log in as many parts as there are faults; each fault comes at random in the middle of one.
final class HistoryLoad {
    private static final Duration PACE = Duration.ofMillis(30);

    private static final long ORDER = 1;

    private final StartedSystem system;
    private final WrittenLog log = new WrittenLog();
    private final List<RawRecord> records;
    private final int parts;
    private final Random random = new Random(7);
    private int part;

    HistoryLoad(StartedSystem system, History history, int parts) {
        this.system = system;
        this.records = inOrder(history);
        this.parts = parts;
    }

    /// The history as it comes to stand on the log.
    static List<RawRecord> inOrder(History history) {
        return history.inOrder(ORDER);
    }

    /// What is written.
    WrittenLog log() {
        return log;
    }

    /// Returns when the part is written and the fault is repaired.
    void during(Runnable fault) {
        var next = records.subList(records.size() * part / parts, records.size() * (part + 1) / parts);
        part++;
        var writer = Thread.ofPlatform().start(() -> History.write(system, next, PACE, log));
        LockSupport.parkNanos((long) (random.nextDouble() * next.size() * PACE.toNanos()));
        fault.run();
        Await.end(List.of(writer));
    }
}
