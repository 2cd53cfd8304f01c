package io.countermove.analytics;

import io.countermove.analytics.estimate.Growth;
import io.countermove.analytics.estimate.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// T3: the growth that is stated beside the growth that the reported numbers give, and whether they agree.
final class RevenueGrowth {

    private final RevenueGrowthParameters parameters;
    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Draft draft;
    private final Measures measures;
    private final List<Integer> rows = new ArrayList<>();
    private int notPositive;

    RevenueGrowth(RevenueGrowthParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.measures = new Measures(columns, asOf);
        this.draft = new Draft(Metric.REVENUE_GROWTH, asOf)
                .parameter("entity", parameters.entities())
                .parameter("segment", parameters.segments())
                .parameter("property", parameters.property())
                .parameter("level", parameters.level());
    }

    /// What is known of the growth of one slot.
    private record Grown(
            PeriodSlot slot,
            @Nullable Growth computed,
            @Nullable String unit,
            @Nullable BigDecimal stated,
            @Nullable String direction) {

        @Nullable
        Boolean agrees() {
            if (computed == null || stated == null) {
                return null;
            }
            return computed.agreesWith(stated);
        }
    }

    Finding find() {
        if (parameters.entities().isEmpty() && parameters.segments().isEmpty()) {
            return Finding.of(draft.undefined("name an entity or a segment"), rows);
        }
        var amounts = facts(parameters.property());
        var stated = facts(parameters.property() + "-growth");
        draft.excluded("reports-another", measures.leftOut(_ -> true));
        var slots = new TreeMap<PeriodSlot, Grown>();
        for (var slot : stated.keySet()) {
            slots.put(slot, grown(slot, amounts, stated));
        }
        for (var slot : amounts.keySet()) {
            boolean isNew = !slots.containsKey(slot) && !slot.equals(slot.aYearBefore());
            if (isNew && amounts.containsKey(slot.aYearBefore())) {
                slots.put(slot, grown(slot, amounts, stated));
            }
        }
        draft.excluded("prior-not-positive", notPositive);
        slots.values().forEach(this::show);
        return Finding.of(answer(new ArrayList<>(slots.values())), rows);
    }

    private Answer answer(List<Grown> grown) {
        if (grown.isEmpty()) {
            draft.reason("neither a stated growth nor a pair of reported numbers of one period and the year before");
            return draft.insufficient(0);
        }
        var latest = grown.getFirst().slot();
        var others = grown.stream()
                .filter(one -> !one.slot().entity().equals(latest.entity())
                        || !one.slot().metric().equals(latest.metric()))
                .map(one -> one.slot().entity())
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            return draft.undefined("growth of several: name one with segment or entity; the series has all");
        }
        var found = grown.getFirst();
        draft.block("period", latest.period());
        draft.block("growth", toMap(found));
        if (found.computed() != null) {
            if (Boolean.FALSE.equals(found.agrees())) {
                draft.reason("the stated growth is not that of the reported numbers");
                return draft.answer(
                        Answer.Status.CONFLICTING,
                        found.computed().percent(),
                        found.computed().interval(),
                        grown.size());
            }
            return draft.ok(found.computed().percent(), found.computed().interval(), grown.size());
        }
        if (found.stated() != null) {
            draft.reason("stated only: the numbers of both periods are not known");
            return draft.ok(found.stated(), new Interval(null, null, null, "none: as stated"), grown.size());
        }
        draft.reason(missing(found));
        return draft.insufficient(grown.size());
    }

    private static String missing(Grown found) {
        if (found.direction() != null) {
            return "only the direction is stated, and no figure: " + found.direction();
        }
        return found.unit() == null
                ? "the numbers of both periods have no currency in common"
                : "the number of the year before is not positive";
    }

    private Grown grown(
            PeriodSlot slot,
            Map<PeriodSlot, Map<String, Measure>> amounts,
            Map<PeriodSlot, Map<String, Measure>> stated) {
        var current = amounts.getOrDefault(slot, Map.of());
        var prior = slot.equals(slot.aYearBefore())
                ? Map.<String, Measure>of()
                : amounts.getOrDefault(slot.aYearBefore(), Map.of());
        var growth = standing(stated.getOrDefault(slot, Map.of()).values());
        boolean isFigure = growth != null && !Double.isNaN(growth.number());
        var both = standing(current.entrySet().stream()
                .filter(entry -> prior.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        var unit = both == null ? null : unit(both.fact());
        var before = unit == null ? null : prior.get(unit);
        return new Grown(
                slot,
                both == null || before == null ? null : computed(both, before),
                unit,
                growth != null && isFigure ? columns.facts().decimal(growth.fact()) : null,
                growth == null || isFigure ? null : columns.find(columns.facts().word(growth.fact())));
    }

    private @Nullable Growth computed(Measure current, Measure prior) {
        var facts = columns.facts();
        if (Growth.canGrowFrom(facts.decimal(prior.fact()))) {
            return Growth.of(facts.decimal(current.fact()), facts.decimal(prior.fact()));
        }
        notPositive++;
        return null;
    }

    private @Nullable Measure standing(Collection<Measure> some) {
        return some.isEmpty() ? null : measures.best(some);
    }

    /// A currency belongs to what a number is of.
    private String unit(int fact) {
        return Stream.of(columns.facts().unit(fact), columns.facts().basis(fact))
                .map(columns::find)
                .map(word -> word == null ? "" : word)
                .collect(Collectors.joining(" "))
                .strip();
    }

    /// The number that stands in each slot, of each currency.
    private Map<PeriodSlot, Map<String, Measure>> facts(String property) {
        var facts = columns.facts();
        var taken = columns.taking(parameters.filter());
        int code = columns.code(property);
        int period = columns.code("period");
        int metric = columns.code("metric");
        var found = new HashMap<PeriodSlot, Map<String, Measure>>();
        var known = columns.known(asOf);
        var stated = facts.of(code);
        for (int fact = stated.nextSetBit(0); fact >= 0; fact = stated.nextSetBit(fact + 1)) {
            if (facts.qualifier(fact, period) != Dictionary.NONE) {
                int row = columns.rowOf(fact);
                if (row >= 0
                        && known.test(row)
                        && taken.test(row)
                        && isAsked(fact)
                        && isAnnounced(row)
                        && measures.isCounted(row)) {
                    var named = columns.find(facts.qualifier(fact, metric));
                    var slot = new PeriodSlot(
                            columns.text(facts.entity(fact)),
                            named == null ? "" : named,
                            columns.text(facts.qualifier(fact, period)));
                    found.computeIfAbsent(slot, _ -> new TreeMap<>())
                            .merge(
                                    unit(fact),
                                    measures.measure(fact, row),
                                    (one, other) -> measures.best(List.of(one, other)));
                    rows.add(row);
                }
            }
        }
        return found;
    }

    private boolean isAsked(int fact) {
        return parameters.segments().isEmpty()
                || parameters.segments().contains(columns.text(columns.facts().entity(fact)));
    }

    private boolean isAnnounced(int row) {
        return columns.revisions().announcedOn().earliest(row) <= asOf.validAt().toEpochDay();
    }

    private void show(Grown grown) {
        draft.point(toMap(grown));
    }

    private static Map<String, Object> toMap(Grown grown) {
        var computed = grown.computed();
        return Draft.map(
                "entity", grown.slot().entity(),
                "period", grown.slot().period(),
                "metric", grown.slot().metric().isEmpty() ? null : grown.slot().metric(),
                "computed", computed == null ? null : (Double) computed.percent(),
                "interval", computed == null ? null : computed.interval(),
                "unit", grown.unit(),
                "stated", grown.stated(),
                "direction", grown.direction(),
                "agrees", grown.agrees());
    }
}
