package io.countermove.analytics.kafka;

import io.countermove.analytics.Alert;
import io.countermove.analytics.AlertBook;
import io.countermove.analytics.AlertRule;
import io.countermove.analytics.AlertState;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Questions;
import io.countermove.analytics.Reply;
import io.countermove.analytics.Trends;
import io.countermove.analytics.Watched;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.platform.problem.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks again what the rules watch when an input moved, the day changed or a rule came, and tells what was crossed. Not
/// safe for threads.
final class AlertRound {

    private static final Logger LOG = Logger.getLogger(AlertRound.class);

    private final InTurn<AlertWriter> writing;
    private final Predicate<Map<TopicPartition, Long>> hasRead;
    private final Trends trends;
    private final Questions questions;
    private final AlertBook book;
    private final Clock clock;
    private @Nullable Basis last;

    /// @param hasRead whether the book has everything before these offsets
    AlertRound(
            BooleanSupplier isOurTurn,
            Supplier<AlertWriter> opening,
            Predicate<Map<TopicPartition, Long>> hasRead,
            Trends trends,
            Questions questions,
            AlertBook book,
            Clock clock) {
        this.writing = new InTurn<>(isOurTurn, opening, AlertWriter::close, () -> last = null);
        this.hasRead = hasRead;
        this.trends = trends;
        this.questions = questions;
        this.book = book;
        this.clock = clock;
    }

    /// What a round rests on.
    private record Basis(Object position, LocalDate day, List<AlertRule> rules) {}

    /// What a rule saw that is to be kept, and told where there is an alert.
    private record Seen(
            AlertRule rule, AlertState state, @Nullable Alert alert) {

        void writeTo(AlertWriter writer) {
            writer.put(rule.id(), state);
            if (alert != null) {
                writer.tell(alert);
            }
        }

        void log() {
            if (alert != null) {
                LOG.infof(
                        "alert=%s metric=%s event=told",
                        alert.id(), rule.watched().metric());
            }
        }
    }

    void run() {
        writing.run(open -> {
            if (hasRead.test(open.ends())) {
                look(open);
            }
        });
    }

    private void look(AlertWriter open) {
        // Before the time, which then is no earlier than what it has.
        var position = trends.applied();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var rules = book.rules(now);
        var over = book.over(now);
        var basis = new Basis(position, today, rules);
        if (basis.equals(last) && over.isEmpty()) {
            return;
        }
        var asOf = new AsOf(today, trends.knownBy(now), KnownBy.SYSTEM);
        var seen = rules.stream().flatMap(rule -> look(rule, asOf).stream()).toList();
        if (!seen.isEmpty() || !over.isEmpty()) {
            open.begin();
            over.forEach(open::remove);
            seen.forEach(one -> one.writeTo(open));
            open.commit();
            seen.forEach(Seen::log);
        }
        last = basis;
    }

    private Optional<Seen> look(AlertRule rule, AsOf asOf) {
        try {
            var reply = ask(rule.watched(), asOf);
            var before = book.findState(rule.id()).orElse(null);
            return AlertState.next(rule.condition(), before, reply)
                    .map(state -> new Seen(
                            rule,
                            state,
                            state.findNew(before)
                                    .map(crossing -> new Alert(rule, crossing, reply))
                                    .orElse(null)));
        } catch (ProblemException e) {
            // A word that the vocabulary no longer has: the other rules go on.
            LOG.warnf("alert rule=%s cannot be asked: %s", rule.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private Reply ask(Watched watched, AsOf asOf) {
        return switch (watched) {
            case Watched.OfMetric(var metric, var parameters) ->
                Reply.of(trends.answer(questions.read(metric, parameters, asOf), asOf));
            case Watched.OfClaim(var claim, var level) -> Reply.of(trends.claim(claim, level, asOf));
        };
    }
}
