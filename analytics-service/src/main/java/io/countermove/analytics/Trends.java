package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownNow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The metrics over all observations. Whatever is asked sees the observations as of one position; safe for threads.
public final class Trends {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ObservationColumns columns = new ObservationColumns();
    private volatile NavigableMap<Integer, Applied> applied = new TreeMap<>();
    private volatile long lastRecorded = Long.MIN_VALUE;
    private volatile boolean caughtUp;

    /// Applies observations, in their order, up to a position.
    public void apply(Map<ObservationKey, Observation> observations, List<Applied> positions) {
        lock.writeLock().lock();
        try {
            observations.forEach(columns::put);
            lastRecorded = Math.max(
                    lastRecorded,
                    observations.values().stream()
                            .mapToLong(Trends::recorded)
                            .max()
                            .orElse(Long.MIN_VALUE));
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

    /// Folds some of the curbs before somebody asks; others may ask meanwhile. For the thread that applies.
    ///
    /// @param rest what changed less long ago is left
    /// @return whether there was something to do
    public boolean prepareNext(Duration rest) {
        return reading(() -> columns.prepareNext(rest));
    }

    public boolean isCaughtUp() {
        return caughtUp;
    }

    /// How far each partition has been applied, and the counts as of then.
    public NavigableMap<Integer, Applied> applied() {
        return applied;
    }

    /// How many observations are held.
    public int observations() {
        return reading(columns::count);
    }

    /// How much memory they take, roughly.
    public long bytes() {
        return reading(columns::bytes);
    }

    /// The known time of who asks for all that has been applied. To be asked after the position.
    public Instant knownBy(Instant now) {
        return lastRecorded == Long.MIN_VALUE ? now : KnownNow.of(now, Microseconds.toInstant(lastRecorded));
    }

    private static long recorded(Observation observation) {
        return switch (observation) {
            case Observation.Stated stated -> stated.known().from();
            case Observation.Claimed claimed -> claimed.known().from();
            case Observation.Retracted retracted -> retracted.known().from();
            case Observation.Gone _ -> Long.MIN_VALUE;
        };
    }

    /// The answer, as of the position that has been applied.
    public Answer answer(Question question, AsOf asOf) {
        return reading(() -> placed(question, asOf));
    }

    /// The article's claims against the metrics (T13), all as of one position.
    public List<ClaimCheck> claims(double level, AsOf asOf) {
        return reading(() -> {
            var claims = new ArticleClaims(this::placed, asOf, level);
            return Arrays.stream(Claim.values()).map(claims::check).toList();
        });
    }

    /// One of them.
    public ClaimCheck claim(Claim claim, double level, AsOf asOf) {
        return reading(() -> new ArticleClaims(this::placed, asOf, level).check(claim));
    }

    /// T5 and T6 for one curb, both as of one position; empty where it is not known.
    public Optional<CurbImpact> findImpact(String curb, Question beforeAfter, Question responseLag, AsOf asOf) {
        return reading(() -> columns.findCurb(curb, asOf)
                .map(_ -> new CurbImpact(curb, placed(beforeAfter, asOf), placed(responseLag, asOf))));
    }

    /// Some of the announcements behind the answer; empty where it does not rest on the one that they are to follow.
    public Optional<InputPage> findInputs(Question question, AsOf asOf, InputPage.Wanted wanted) {
        return reading(() -> InputPage.find(question.find(columns, asOf), columns, wanted));
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
