package io.countermove.analytics;

import io.countermove.analytics.estimate.Growth;
import io.countermove.analytics.estimate.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// T3: the growth that is stated beside the growth that the reported numbers give, and whether they agree.
final class RevenueGrowth {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private final RevenueGrowthParameters parameters;
    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Draft draft;
    private final List<Integer> rows = new ArrayList<>();

    RevenueGrowth(RevenueGrowthParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.draft = new Draft(Metric.REVENUE_GROWTH, asOf)
                .parameter("entity", parameters.entities())
                .parameter("segment", parameters.segments())
                .parameter("property", parameters.property())
                .parameter("level", parameters.level());
    }

    /// Whose number of which period: what two facts must share to be of one thing.
    private record Slot(String entity, String metric, String period) implements Comparable<Slot> {

        private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::period, Comparator.reverseOrder())
                .thenComparing(Slot::entity)
                .thenComparing(Slot::metric);

        /// The same a year before, where the period begins with a year.
        Slot aYearBefore() {
            var year = YEAR.matcher(period);
            return year.lookingAt()
                    ? new Slot(entity, metric, (Integer.parseInt(year.group()) - 1 + period.substring(4)))
                    : this;
        }

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    /// What is known of the growth of one slot.
    private record Grown(
            Slot slot,
            @Nullable Growth computed,
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
        var slots = new TreeMap<Slot, Grown>();
        for (var slot : stated.keySet()) {
            slots.put(slot, grown(slot, amounts, stated));
        }
        for (var slot : amounts.keySet()) {
            if (amounts.containsKey(slot.aYearBefore()) && !slot.equals(slot.aYearBefore())) {
                slots.put(slot, grown(slot, amounts, stated));
            }
        }
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
        draft.reason("only the direction is stated, and no figure: " + found.direction());
        return draft.insufficient(grown.size());
    }

    private Grown grown(Slot slot, Map<Slot, Integer> amounts, Map<Slot, Integer> stated) {
        var facts = columns.facts();
        var current = amounts.get(slot);
        var prior = amounts.get(slot.aYearBefore());
        var growth = stated.get(slot);
        Growth computed = null;
        if (current != null && prior != null && !slot.equals(slot.aYearBefore()) && isSameUnit(current, prior)) {
            if (Growth.canGrowFrom(facts.decimal(prior))) {
                computed = Growth.of(facts.decimal(current), facts.decimal(prior));
            } else {
                draft.excluded("prior-not-positive", 1);
            }
        }
        boolean isFigure = growth != null && isFigure(growth);
        return new Grown(
                slot,
                computed,
                growth != null && isFigure ? facts.decimal(growth) : null,
                growth == null || isFigure ? null : columns.find(facts.word(growth)));
    }

    private boolean isFigure(int fact) {
        return !Double.isNaN(columns.facts().number(fact));
    }

    private boolean isSameUnit(int one, int other) {
        return columns.facts().unit(one) == columns.facts().unit(other)
                && columns.facts().basis(one) == columns.facts().basis(other);
    }

    /// The fact that stands in each slot; a later announced one restates an earlier one.
    private Map<Slot, Integer> facts(String property) {
        var facts = columns.facts();
        var taken = columns.taking(parameters.filter());
        int code = columns.code(property);
        int period = columns.code("period");
        int metric = columns.code("metric");
        var found = new HashMap<Slot, Integer>();
        var known = columns.known(asOf);
        for (int fact = 0; fact < facts.size() && code != Dictionary.NONE; fact++) {
            if (facts.property(fact) == code && facts.qualifier(fact, period) != Dictionary.NONE) {
                int row = columns.rowOf(fact);
                if (row >= 0 && known.test(row) && taken.test(row) && isAsked(fact) && isAnnounced(row)) {
                    var named = columns.find(facts.qualifier(fact, metric));
                    var slot = new Slot(
                            columns.text(facts.entity(fact)),
                            named == null ? "" : named,
                            columns.text(facts.qualifier(fact, period)));
                    found.merge(slot, fact, this::restated);
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

    private Integer restated(Integer one, Integer other) {
        int row = columns.rowOf(one);
        int otherRow = columns.rowOf(other);
        int later = Integer.compare(
                columns.revisions().announcedOn().earliest(row),
                columns.revisions().announcedOn().earliest(otherRow));
        int order = later != 0 ? later : columns.announcementOf(otherRow).compareTo(columns.announcementOf(row));
        return order >= 0 ? one : other;
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
                "stated", grown.stated(),
                "direction", grown.direction(),
                "agrees", grown.agrees());
    }
}
