package io.countermove.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes rules and ends them, within limits.
public final class AlertRules {

    private final AlertBook book;
    private final AlertLog log;
    private final Clock clock;
    private final int most;
    private final Duration longest;

    /// @param most how many there may be at once
    /// @param longest how long one may hold
    public AlertRules(AlertBook book, AlertLog log, Clock clock, int most, Duration longest) {
        this.book = book;
        this.log = log;
        this.clock = clock;
        this.most = most;
        this.longest = longest;
    }

    /// What is to be watched.
    ///
    /// @param until null for as long as may be
    public record Wish(
            String name,
            Watched watched,
            AlertCondition condition,
            @Nullable Instant until) {}

    /// What became of a wish.
    public sealed interface Outcome {

        record Made(AlertRule rule) implements Outcome {}

        /// One that watches the same is there.
        record Known(AlertRule rule) implements Outcome {}

        record TooMany(int most) implements Outcome {}

        record TooLong(Instant latest) implements Outcome {}
    }

    public Outcome make(Wish wish, String by) throws InterruptedException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var latest = now.plus(longest);
        var until = wish.until() == null ? latest : wish.until();
        if (until.isAfter(latest) || !until.isAfter(now)) {
            return new Outcome.TooLong(latest);
        }
        var rule = AlertRule.of(wish.name(), wish.watched(), wish.condition(), now, by, until);
        var holding = book.rules(now);
        var same = holding.stream().filter(rule::isLike).findFirst();
        if (same.isPresent()) {
            return new Outcome.Known(same.get());
        }
        if (holding.size() >= most) {
            return new Outcome.TooMany(most);
        }
        log.append(rule);
        // This instance need not wait until it reads what it wrote.
        book.take(rule);
        return new Outcome.Made(rule);
    }

    public List<AlertRule> all() {
        return book.rules(clock.instant());
    }

    public Optional<AlertRule> find(String id) {
        return book.find(id).filter(rule -> !rule.isOver(clock.instant()));
    }

    public Optional<AlertState> findState(String id) {
        return book.findState(id);
    }

    public boolean isRead() {
        return book.isRead();
    }

    public void end(AlertRule rule) throws InterruptedException {
        log.remove(rule.id());
        book.removeRule(rule.id());
        book.removeState(rule.id());
    }
}
