package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/// T7: how fast the largest cluster grows, or whose clusters hold which part of all. Chips of different generations are
/// never added.
final class ComputeScale {

    private static final int MONTHS = 12;

    private final ComputeScaleParameters parameters;
    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Draft draft;
    private final Measures measures;
    private final Stages stages;

    ComputeScale(ComputeScaleParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.measures = new Measures(columns, asOf);
        this.stages = parameters.operational() || parameters.share() ? Stages.of(columns, measures) : Stages.NONE;
        this.draft = new Draft(Metric.COMPUTE_SCALE, asOf)
                .parameter("jurisdiction", parameters.jurisdictions())
                .parameter("stage", parameters.operational() ? "operational" : "announced")
                .parameter("unit", parameters.unit().word())
                .parameter(
                        "frontier",
                        parameters.share() ? null : parameters.frontier().word())
                .parameter("share", parameters.share() ? true : null)
                .parameter(
                        "from",
                        parameters.from() == null ? null : parameters.from().toString())
                .parameter("level", parameters.level());
    }

    Finding find() {
        return parameters.share() ? share() : growth();
    }

    private Finding growth() {
        var stated = stated(parameters.filter());
        exclude(stated, columns.taking(parameters.filter()));
        var clusters = clusters(stated);
        var largest = Measures.since(parameters.from(), parameters.frontier().among(clusters, measures.byName()));
        largest.forEach(measure -> draft.point(Draft.map(
                "date", measure.date(),
                "entity", columns.text(measure.entity()),
                "value", measure.number(),
                "announcement", columns.announcementOf(measure.row()))));
        draft.block("clusters", clusters.size());
        var rows = largest.stream().map(Measure::row).toList();
        var missing = TrendLine.missing(largest);
        if (!missing.isEmpty()) {
            missing.forEach(draft::reason);
            return Finding.of(draft.insufficient(largest.size()), rows);
        }
        var line = TrendLine.of(largest, true, parameters.level());
        line.describe(draft);
        draft.block(
                "annualFactor",
                Draft.map(
                        "estimate", Math.pow(2, line.fit().slope()),
                        "interval", TrendLine.mapped(line.fit().interval(), bound -> Math.pow(2, bound), "")));
        return Finding.of(answer(line, largest.size()), rows);
    }

    private Answer answer(TrendLine line, int n) {
        if (!line.hasDirection()) {
            draft.reason("the slope's interval includes 0: no doubling time");
            return draft.insufficient(n);
        }
        double estimate = months(line.fit().slope());
        var interval = TrendLine.mapped(line.fit().interval(), ComputeScale::months, "");
        if (line.isConflicting()) {
            draft.reason("least squares and Theil–Sen go in different directions");
            return draft.answer(Answer.Status.CONFLICTING, estimate, interval, n);
        }
        return draft.ok(estimate, interval, n);
    }

    private static double months(double slope) {
        return MONTHS / slope;
    }

    private Finding share() {
        draft.unit("share");
        if (parameters.unit() == ComputeScaleParameters.Unit.CHIPS) {
            return Finding.of(
                    draft.undefined(
                            "chips of different generations are never added; ask with unit=h100e or unit=ops16"),
                    List.of());
        }
        if (parameters.jurisdictions().isEmpty()) {
            return Finding.of(draft.undefined("name a jurisdiction"), List.of());
        }
        var everywhere = new ComputeScaleParameters(
                Set.of(),
                parameters.operational(),
                parameters.unit(),
                parameters.frontier(),
                true,
                null,
                parameters.level());
        var stated = stated(everywhere.filter());
        exclude(stated, columns.taking(everywhere.filter()));
        var all = standing(clusters(stated));
        var ours = standing(clusters(stated(parameters.filter())));
        double whole = sum(all);
        double part = sum(ours);
        draft.block("numerator", part).block("denominator", whole).block("clusters", all.size());
        var rows = ours.stream().map(Measure::row).toList();
        if (whole == 0) {
            return Finding.of(draft.undefined("no cluster to be a share of"), rows);
        }
        // A census of what is known, no sample: there is no sampling error to give.
        return Finding.of(
                draft.ok(part / whole, new Interval(null, null, null, "none: a sum of what is known"), ours.size()),
                rows);
    }

    /// Those that still stand on the day, and whose number still holds.
    private List<Measure> standing(List<Measure> clusters) {
        var ends = columns.facts().validTo();
        return clusters.stream()
                .filter(measure -> stages.end(measure.entity()) == null)
                .filter(measure -> ends.earliest(measure.fact()) == Dates.UNKNOWN
                        || ends.earliest(measure.fact()) > asOf.validAt().toEpochDay())
                .toList();
    }

    private static double sum(List<Measure> measures) {
        return measures.stream().mapToDouble(Measure::number).sorted().sum();
    }

    private List<Measure> stated(AnnouncementFilter filter) {
        return measures.of(parameters.unit().property(), columns.taking(filter), this::isTaken);
    }

    /// Says how much of what is stated is not counted.
    private void exclude(List<Measure> stated, IntPredicate rows) {
        draft.excluded("reports-another", measures.leftOut(rows));
        draft.excluded("rumoured", stated.stream().filter(measures::isRumour).count());
        draft.excluded(
                "not-positive",
                stated.stream()
                        .filter(measure -> !measures.isRumour(measure) && measure.number() <= 0)
                        .count());
    }

    private List<Measure> clusters(List<Measure> stated) {
        var standing = measures.standing(stated.stream()
                .filter(measure -> !measures.isRumour(measure) && measure.number() > 0)
                .toList());
        return parameters.operational()
                ? standing.stream()
                        .flatMap(measure -> operational(measure).stream())
                        .toList()
                : standing;
    }

    private boolean isTaken(int fact) {
        return !parameters.operational()
                || stages.findOperational(columns.facts().entity(fact)).isPresent();
    }

    /// The number from the day on which the cluster had been powered on too; empty where it had ended by then.
    private Optional<Measure> operational(Measure measure) {
        var end = stages.end(measure.entity());
        return stages.findOperational(measure.entity())
                .map(days -> measure.on(days.orLater(new Span(measure.earliest(), measure.latest()))))
                .filter(dated -> end == null || dated.earliest() < end.earliest());
    }
}
