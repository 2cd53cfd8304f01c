package io.countermove.analytics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
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

    /// Folds the curbs before somebody asks; others may ask and apply meanwhile.
    public void prepare() {
        for (var preparation : reading(columns::preparations)) {
            reading(() -> {
                preparation.run();
                return preparation;
            });
        }
    }

    public boolean isCaughtUp() {
        return caughtUp;
    }

    /// How far each partition has been applied, and the counts as of then.
    public NavigableMap<Integer, Applied> applied() {
        return applied;
    }

    /// The answer, as of the position that has been applied.
    public Answer answer(Question question, AsOf asOf) {
        return reading(() -> placed(question, asOf));
    }

    /// The article's claims against the metrics (T13), all as of one position.
    public List<ClaimCheck> claims(double level, AsOf asOf) {
        return reading(() -> new ArticleClaims(this::placed, asOf, level).check());
    }

    /// The announcements behind the answer, the latest first.
    public List<Input> inputs(Question question, AsOf asOf) {
        return reading(() -> question.find(columns, asOf).inputs(columns).stream()
                .sorted(LATEST_FIRST)
                .toList());
    }

    /// Why the number moved from one known time to a later one. Others may apply meanwhile: what was recorded by the
    /// later time and comes in now may stand in one step and not in another.
    ///
    /// @param most how many times the metric is computed at most, beside for the two times
    public Explanation explain(Asked asked, AsOf from, AsOf to, int most) {
        var position = position();
        return new Explaining(this::readingColumns, asked, from, to, most)
                .explain()
                .at(position);
    }

    private <T> T readingColumns(Function<ObservationColumns, T> read) {
        return reading(() -> read.apply(columns));
    }

    private Answer placed(Question question, AsOf asOf) {
        return question.find(columns, asOf).answer().at(position(), columns.provisionalFrom(asOf));
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
