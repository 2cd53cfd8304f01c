package io.countermove.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// T4: how a cost, a price, a size or a score moves over the years. One basis, one benchmark, one currency; what is
/// free is a state and no number to be halved.
final class CostTrend {

    private static final int MOST_POINTS = 2_000;

    private final CostTrendParameters parameters;
    private final ObservationColumns columns;
    private final Draft draft;
    private final Measures measures;

    CostTrend(CostTrendParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.measures = new Measures(columns, asOf);
        this.draft = new Draft(Metric.COST_TREND, asOf)
                .parameter("property", parameters.property())
                .parameter("basis", parameters.basis())
                .parameter("benchmark", parameters.benchmark())
                .parameter("scale", parameters.isLog() ? "log2" : "linear")
                .parameter("frontier", parameters.frontier().word())
                .parameter("entity", parameters.entities())
                .parameter("jurisdiction", parameters.jurisdictions())
                .parameter(
                        "from",
                        parameters.from() == null ? null : parameters.from().toString())
                .parameter("level", parameters.level());
    }

    Finding find() {
        var stated = measures.of(parameters.property(), columns.taking(parameters.filter()), _ -> true);
        draft.excluded("reports-another", measures.leftOut(_ -> true));
        var alike = only(
                parameters.benchmark(),
                qualifier("benchmark"),
                "other-benchmark",
                only(parameters.basis(), this::basis, "other-basis", stated));
        var bases = Measures.count(alike, this::basis);
        if (bases.size() > 1) {
            return mixed("bases", "basis", bases, alike);
        }
        var benchmarks = Measures.count(alike, qualifier("benchmark"));
        if (benchmarks.size() > 1) {
            return mixed("benchmarks", "benchmark", benchmarks, alike);
        }
        var comparable = ofOneTier(ofOneUnit(alike));
        var selected = parameters.frontier().among(positive(once(comparable)), measures.byName());
        var points = Measures.since(parameters.from(), selected);
        points.stream().limit(MOST_POINTS).forEach(this::show);
        if (points.size() > MOST_POINTS) {
            draft.reason("the series shows the first %d of %d points".formatted(MOST_POINTS, points.size()));
        }
        return Finding.of(answer(points), rows(points));
    }

    private Answer answer(List<Measure> points) {
        draft.unit(parameters.isLog() ? "factor/year" : unit(points) + "/year");
        int said = points.size();
        var missing = TrendLine.missing(points);
        if (!missing.isEmpty()) {
            missing.forEach(draft::reason);
            return draft.insufficient(said);
        }
        var line = TrendLine.of(points, parameters.isLog(), parameters.level());
        line.describe(draft);
        double slope = line.fit().slope();
        var estimate = parameters.isLog() ? Math.pow(2, slope) : slope;
        var interval = parameters.isLog()
                ? TrendLine.mapped(line.fit().interval(), bound -> Math.pow(2, bound), "")
                : line.fit().interval();
        if (line.isConflicting()) {
            draft.reason("least squares and Theil–Sen go in different directions");
            return draft.answer(Answer.Status.CONFLICTING, estimate, interval, said);
        }
        return draft.ok(estimate, interval, said);
    }

    private Finding mixed(String several, String parameter, Map<String, Long> counts, List<Measure> stated) {
        var answer = draft.undefined("several %s, which are never mixed; choose one with %s: %s"
                .formatted(several, parameter, told(counts)));
        return Finding.of(answer, rows(stated));
    }

    /// Those with the word; all where it is null.
    private List<Measure> only(
            @Nullable String wanted, Function<Measure, String> word, String others, List<Measure> stated) {
        if (wanted == null) {
            return stated;
        }
        var kept = stated.stream()
                .filter(measure -> word.apply(measure).equals(wanted))
                .toList();
        draft.excluded(others, stated.size() - kept.size());
        return kept;
    }

    private List<Measure> ofOneUnit(List<Measure> stated) {
        return ofMost(stated, this::unit, "other-unit");
    }

    /// A price is that of a tier in a region: those of several make no line.
    private List<Measure> ofOneTier(List<Measure> stated) {
        if (!parameters.isPrice()) {
            return stated;
        }
        var kept = ofMost(ofMost(stated, qualifier("tier"), "other-tier"), qualifier("region"), "other-region");
        if (!kept.isEmpty()) {
            draft.block(
                    "priceOf",
                    Draft.map(
                            "tier", qualifier("tier").apply(kept.getFirst()),
                            "region", qualifier("region").apply(kept.getFirst())));
        }
        return kept;
    }

    /// Those with the most frequent word; of equally frequent ones the first by name.
    private List<Measure> ofMost(List<Measure> stated, Function<Measure, String> word, String others) {
        var counts = Measures.count(stated, word);
        if (counts.size() < 2) {
            return stated;
        }
        var most = counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
        var kept = stated.stream()
                .filter(measure -> word.apply(measure).equals(most))
                .toList();
        draft.excluded(others, stated.size() - kept.size());
        return kept;
    }

    /// Each thing once; of a price each of its days.
    private List<Measure> once(List<Measure> stated) {
        if (!parameters.isPrice()) {
            return measures.standing(stated);
        }
        var byDay = new TreeMap<Integer, List<Measure>>();
        stated.forEach(measure -> byDay.computeIfAbsent(measure.earliest(), _ -> new ArrayList<>())
                .add(measure));
        return byDay.values().stream().flatMap(day -> byEntity(day).stream()).toList();
    }

    private List<Measure> byEntity(List<Measure> ofADay) {
        return ofADay.size() == 1
                ? ofADay
                : ofADay.stream().collect(Collectors.groupingBy(Measure::entity)).values().stream()
                        .map(measures::best)
                        .toList();
    }

    private List<Measure> positive(List<Measure> stated) {
        if (!parameters.isLog()) {
            return stated;
        }
        var kept = stated.stream().filter(measure -> measure.number() > 0).toList();
        draft.excluded(parameters.isPrice() ? "free" : "not-positive", stated.size() - kept.size());
        return kept;
    }

    private void show(Measure measure) {
        draft.point(Draft.map(
                "date", measure.date(),
                "entity", columns.text(measure.entity()),
                "value", measure.number(),
                "announcement", columns.announcementOf(measure.row())));
    }

    private String basis(Measure measure) {
        var basis = columns.find(columns.facts().basis(measure.fact()));
        return basis == null ? "none" : basis;
    }

    private Function<Measure, String> qualifier(String name) {
        int code = columns.code(name);
        return measure -> {
            var word = code == Dictionary.NONE
                    ? null
                    : columns.find(columns.facts().qualifier(measure.fact(), code));
            return word == null ? "none" : word;
        };
    }

    private String unit(Measure measure) {
        var unit = columns.find(columns.facts().unit(measure.fact()));
        return unit == null ? "1" : unit;
    }

    private String unit(List<Measure> points) {
        return points.isEmpty() ? "1" : unit(points.getFirst());
    }

    private static String told(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static List<Integer> rows(List<Measure> measures) {
        return measures.stream().map(Measure::row).toList();
    }
}
