package io.countermove.analytics.kafka;

import io.countermove.analytics.Alert;
import io.countermove.analytics.AlertBook;
import io.countermove.analytics.AlertRule;
import io.countermove.analytics.AlertState;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Questions;
import io.countermove.analytics.Trends;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.platform.problem.ProblemException;
import io.countermove.platform.topics.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks each rule's metric again when an input moved, the day changed or a rule came, and tells what was crossed.
@Singleton
public class AlertWatch {

    private static final Logger LOG = Logger.getLogger(AlertWatch.class);

    private final Map<String, Object> kafka;
    private final Turn turn;
    private final Topics topics;
    private final Trends trends;
    private final Questions questions;
    private final AlertBook book;
    private final AlertRuleReader reader;
    private final Clock clock;
    private final Rounds rounds = new Rounds("alerts", this::round);
    private @Nullable AlertWriter writer;
    private @Nullable Basis last;

    AlertWatch(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Turn turn,
            Topics topics,
            Trends trends,
            Questions questions,
            AlertBook book,
            AlertRuleReader reader,
            Clock clock) {
        this.kafka = Map.copyOf(kafka);
        this.turn = turn;
        this.topics = topics;
        this.trends = trends;
        this.questions = questions;
        this.book = book;
        this.reader = reader;
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
                        alert.id(), rule.metric().id());
            }
        }
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        rounds.stop();
    }

    private void round() {
        if (!turn.isOurs()) {
            close();
            return;
        }
        try {
            var open = open();
            if (reader.hasReached(open.ends())) {
                look(open);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
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
            var answer = trends.answer(questions.read(rule.metric(), rule.parameters(), asOf), asOf);
            var before = book.findState(rule.id()).orElse(null);
            return AlertState.next(rule.condition(), before, answer)
                    .map(state -> new Seen(
                            rule,
                            state,
                            state.findNew(before)
                                    .map(crossing -> new Alert(rule, crossing, answer))
                                    .orElse(null)));
        } catch (ProblemException e) {
            // A word that the vocabulary no longer has: the other rules go on.
            LOG.warnf("alert rule=%s cannot be asked: %s", rule.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private AlertWriter open() {
        var open = writer;
        if (open == null) {
            open = AlertWriter.open(kafka, partitions());
            writer = open;
            last = null;
        }
        return open;
    }

    private int partitions() {
        try {
            return topics.await(AlertForm.TOPIC).partitions();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }

    private void close() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
