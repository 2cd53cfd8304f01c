package io.countermove.analytics.kafka;

import io.countermove.analytics.AlertBook;
import io.countermove.analytics.Answer;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Metric;
import io.countermove.analytics.Question;
import io.countermove.analytics.Questions;
import io.countermove.analytics.Standing;
import io.countermove.analytics.Trends;
import io.countermove.analytics.Watched;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Evaluates the metrics of the catalogue with their defaults, and those that alert rules name, when an input moved,
/// the day changed or a rule came or went, and publishes what changed. Not safe for threads.
final class StandingRound {

    private static final Logger LOG = Logger.getLogger(StandingRound.class);

    private final InTurn<TrendWriter> writing;
    private final Trends trends;
    private final Questions questions;
    private final AlertBook book;
    private final Clock clock;
    private final Map<String, Map<String, Object>> published = new HashMap<>();
    private @Nullable Evaluated last;

    StandingRound(
            BooleanSupplier isOurTurn,
            Supplier<TrendWriter> opening,
            Trends trends,
            Questions questions,
            AlertBook book,
            Clock clock) {
        this.writing = new InTurn<>(isOurTurn, opening, TrendWriter::close, this::forget);
        this.trends = trends;
        this.questions = questions;
        this.book = book;
        this.clock = clock;
    }

    /// A metric, and its parameters as an address has them.
    private record Asked(Metric metric, Map<String, List<String>> parameters) {

        String key() {
            return metric.id() + "|" + Json.canonicalText(Json.MAPPER.valueToTree(parameters));
        }
    }

    /// What an evaluation rests on.
    private record Evaluated(Object position, LocalDate day, Set<Asked> asked) {}

    void run() {
        writing.run(this::evaluateMoved);
    }

    private void evaluateMoved(TrendWriter open) {
        // Before the time, which then is no earlier than what it has.
        var position = trends.applied();
        var now = clock.instant();
        var basis = new Evaluated(position, LocalDate.ofInstant(now, ZoneOffset.UTC), asked(now));
        if (basis.equals(last)) {
            return;
        }
        if (!open.isAlone()) {
            throw new KafkaException("another instance has published meanwhile");
        }
        var answers = answers(basis.asked(), new AsOf(basis.day(), trends.knownBy(now), KnownBy.SYSTEM));
        var gone = new TreeSet<>(published.keySet());
        gone.removeAll(answers.keySet());
        var moved = new TreeMap<>(answers);
        moved.entrySet().removeIf(answer -> answer.getValue().substance().equals(published.get(answer.getKey())));
        if (!moved.isEmpty() || !gone.isEmpty()) {
            open.begin();
            moved.forEach((key, answer) -> open.put(key, answer, now));
            gone.forEach(open::remove);
            open.commit();
            moved.forEach((key, answer) -> published.put(key, answer.substance()));
            published.keySet().removeAll(gone);
        }
        last = basis;
    }

    private Set<Asked> asked(Instant now) {
        var asked = new HashSet<Asked>();
        for (var metric : Metric.values()) {
            asked.add(new Asked(metric, Map.of()));
        }
        for (var rule : book.rules(now)) {
            // Claims are no metrics of the catalogue.
            if (rule.watched() instanceof Watched.OfMetric(var metric, var parameters)) {
                asked.add(new Asked(metric, parameters));
            }
        }
        return asked;
    }

    private Map<String, Answer> answers(Set<Asked> asked, AsOf asOf) {
        var answers = new HashMap<String, Answer>();
        for (var each : asked) {
            findQuestion(each, asOf).ifPresent(question -> answers.put(each.key(), trends.answer(question, asOf)));
        }
        return answers;
    }

    private Optional<Question> findQuestion(Asked asked, AsOf asOf) {
        try {
            return Optional.of(
                    asked.parameters().isEmpty()
                            ? Standing.question(asked.metric(), asOf)
                            : questions.read(asked.metric(), asked.parameters(), asOf));
        } catch (ProblemException e) {
            // A word that the vocabulary no longer has: the others go on.
            LOG.warnf("standing-metrics: %s cannot be asked: %s", asked.key(), e.getMessage());
            return Optional.empty();
        }
    }

    /// Others may have written since this one had the turn last, so nothing counts as published.
    private void forget() {
        published.clear();
        last = null;
    }
}
