package io.countermove.analytics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The metrics over all observations. Whatever is asked sees the observations as of one position; safe for threads.
public final class Trends {

    private static final Comparator<Input> LATEST_FIRST =
            Comparator.comparing(Input::announcedOn).reversed().thenComparing(Input::announcement);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ObservationColumns columns = new ObservationColumns();
    private volatile NavigableMap<Integer, Applied> applied = new TreeMap<>();
    private volatile boolean caughtUp;

    /// Applies observations, in their order, up to a position.
    public void apply(Map<ObservationKey, Observation> observations, List<Applied> positions) {
        lock.writeLock().lock();
        try {
            observations.forEach(columns::put);
            positions.forEach(columns::put);
            applied = columns.applied();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// From now on it may be asked: what was on the log at the start has been applied.
    public void markCaughtUp() {
        caughtUp = true;
    }

    public boolean isCaughtUp() {
        return caughtUp;
    }

    /// How far each partition has been applied, and the counts as of then.
    public NavigableMap<Integer, Applied> applied() {
        return applied;
    }

    /// T1.
    public Answer curbsInForce(CurbParameters parameters, AsOf asOf) {
        return reading(() -> CurbsInForce.of(columns.policyAnnouncements(asOf), parameters, asOf)
                .at(position()));
    }

    /// T2.
    public Answer activity(ActivityParameters parameters, AsOf asOf) {
        return reading(() -> {
            var dated = columns.dated(parameters.filter(), asOf);
            var all = parameters.share() ? columns.dated(AnnouncementFilter.ALL, asOf) : dated;
            return Activity.of(dated, all, parameters, asOf).at(position());
        });
    }

    /// The announcements behind T1, the latest first.
    public List<Input> inputs(CurbParameters parameters, AsOf asOf) {
        return reading(() -> {
            var known = columns.policyAnnouncements(asOf);
            var ids = CurbsInForce.inputs(known, parameters);
            return known.stream()
                    .filter(by -> ids.contains(by.id().value()))
                    .map(by -> new Input(
                            by.id().value(),
                            by.announcement().kind(),
                            by.announcement().announcedOn().text(),
                            by.announcement().source().publisher()))
                    .sorted(LATEST_FIRST)
                    .toList();
        });
    }

    /// The announcements counted by T2, the latest first.
    public List<Input> inputs(ActivityParameters parameters, AsOf asOf) {
        var window = Activity.elapsed(parameters.window(), asOf.validAt());
        return reading(() -> {
            var dated = columns.dated(parameters.filter(), asOf);
            return dated.rowsInside(window.from().toEpochDay(), window.to().toEpochDay())
                    .mapToObj(columns::input)
                    .sorted(LATEST_FIRST)
                    .toList();
        });
    }

    private String position() {
        return applied.values().stream()
                .map(one -> one.partition() + ":" + one.offset())
                .collect(Collectors.joining(","));
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
