package io.countermove.analytics;

import io.countermove.analytics.estimate.Placebo;
import io.countermove.analytics.estimate.RateRatio;
import io.countermove.contracts.announcement.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// T5: whether the side that a curb is against announced more after it than before. An association: the same ratio at
/// other dates, and on another side, says how far it goes.
final class BeforeAfter {

    private static final int ELAPSED = 30;
    private static final int LEAST = 5;
    private static final int STEP = 7;
    private static final int SHOWN = 100;

    private final BeforeAfterParameters parameters;
    private final ObservationColumns columns;
    private final AsOf asOf;
    private final Draft draft;

    BeforeAfter(BeforeAfterParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.asOf = asOf;
        this.draft = new Draft(Metric.BEFORE_AFTER, asOf)
                .parameter("curb", parameters.curb())
                .parameter("kind", parameters.kinds())
                .parameter("side", parameters.sides())
                .parameter("control", parameters.controls())
                .parameter("window", parameters.window())
                .parameter("level", parameters.level());
    }

    Finding find() {
        if (parameters.curb() == null) {
            return none("name a curb");
        }
        var curb = columns.findCurb(parameters.curb(), asOf);
        if (curb.isEmpty()) {
            return none("no curb " + parameters.curb() + " is known");
        }
        var sides = sides(curb.get());
        if (sides.isEmpty()) {
            return none("the curb names no affected jurisdiction; choose a side");
        }
        draft.block("sides", List.copyOf(sides));
        var origin = curb.get().findEffective();
        if (origin.isEmpty()) {
            return none("nobody says from when the curb holds");
        }
        return find(curb.get(), origin.get(), sides);
    }

    private Finding none(String reason) {
        return Finding.of(draft.undefined(reason), IntStream.empty());
    }

    private Finding find(Curb curb, Span place, Set<String> sides) {
        var dated = columns.dated(filter(sides), asOf);
        var days = Days.of(dated);
        int window = parameters.window();
        var chosen = Compared.at(days, place.earliest(), place.latest(), window, today());
        draft.block("origin", place.text());
        draft.block("windows", windows(days, place));
        draft.block("counts", chosen.toMap(parameters.level()));
        if (!parameters.controls().isEmpty()) {
            var control = Days.of(columns.dated(filter(parameters.controls()), asOf));
            draft.block(
                    "control",
                    Compared.at(control, place.earliest(), place.latest(), window, today())
                            .toMap(parameters.level()));
        }
        draft.excluded("date-imprecise", days.unsure(place.earliest() - window, place.latest() + chosen.daysAfter()));
        draft.excluded("between-possible-dates", days.inside(place.earliest(), place.latest()));
        draft.excluded("reports-another", dated.leftOut());
        var rows = IntStream.concat(
                dated.rowsInside(place.earliest() - window, place.earliest()),
                dated.rowsInside(place.latest(), place.latest() + chosen.daysAfter()));
        return Finding.of(answer(curb, days, place, chosen), rows);
    }

    private Answer answer(Curb curb, Days days, Span place, Compared chosen) {
        if (chosen.daysAfter() < ELAPSED) {
            draft.reason("%d days since the curb, needs %d".formatted(chosen.daysAfter(), ELAPSED));
        }
        if (chosen.n() < LEAST) {
            draft.reason("%d announcements before and after, needs %d".formatted(chosen.n(), LEAST));
        }
        if (draft.hasReasons()) {
            return draft.insufficient(chosen.n());
        }
        var ratio = chosen.contrast().ratio(parameters.level());
        boolean isOpen = chosen.contrast().isOpen(parameters.level());
        if (isOpen) {
            draft.reason(Contrast.REASON);
        }
        draft.block("p", ratio.p());
        draft.block("placebo", placebo(days, place, chosen));
        var others = others(curb, place, chosen.daysAfter());
        if (others.isEmpty()) {
            var status = isOpen ? Answer.Status.CONFLICTING : Answer.Status.OK;
            return draft.answer(status, ratio.estimate(), ratio.interval(), chosen.n());
        }
        draft.block("confoundedBy", others.stream().limit(SHOWN).toList());
        draft.reason("%d other curbs came on the same target or side inside the windows, such as %s"
                .formatted(others.size(), others.getFirst()));
        return draft.answer(Answer.Status.CONFOUNDED, ratio.estimate(), ratio.interval(), chosen.n());
    }

    private List<Map<String, Object>> windows(Days days, Span place) {
        return Stream.concat(BeforeAfterParameters.WINDOWS.stream(), Stream.of(parameters.window()))
                .distinct()
                .sorted()
                .map(window -> Compared.at(days, place.earliest(), place.latest(), window, today())
                        .toMap(parameters.level()))
                .toList();
    }

    /// The ratio at dates before the curb, far enough from it that no window reaches it.
    private Map<String, Object> placebo(Days days, Span place, Compared chosen) {
        int window = parameters.window();
        var ratios = new ArrayList<Double>();
        for (long date = (long) place.earliest() - window; days.first() <= date - window; date -= STEP) {
            var placebo = Compared.at(days, (int) date, (int) date, window, date + window - 1);
            if (placebo.n() > 0) {
                ratios.add(placebo.plain());
            }
        }
        var found = Placebo.findAmong(
                chosen.plain(), ratios.stream().mapToDouble(ratio -> ratio).toArray());
        return found == null
                ? Draft.map(
                        "rank",
                        null,
                        "dates",
                        ratios.size(),
                        "reason",
                        "%d dates, needs %d".formatted(ratios.size(), Placebo.LEAST))
                : Draft.map("rank", found.rank(), "dates", found.dates(), "top", found.top());
    }

    /// Other curbs on a target or an affected side of this one that came into force inside the windows.
    private List<String> others(Curb curb, Span place, int daysAfter) {
        var struck = curb.struck();
        return columns.curbs(asOf).stream()
                .filter(other -> other.comesIntoForce(
                        (long) place.earliest() - parameters.window(), (long) place.latest() + daysAfter))
                .filter(other -> other.strikes(struck))
                .map(Curb::policy)
                .filter(other -> !other.equals(curb.policy()))
                .map(EntityId::toString)
                .toList();
    }

    private Set<String> sides(Curb curb) {
        return parameters.sides().isEmpty()
                ? curb.affected().stream()
                        .filter(entity -> entity.startsWith("jurisdiction:"))
                        .map(entity ->
                                entity.substring("jurisdiction:".length()).toUpperCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>(parameters.sides());
    }

    private AnnouncementFilter filter(Set<String> sides) {
        return new AnnouncementFilter(parameters.kinds(), Set.of(), sides, Set.of());
    }

    private long today() {
        return asOf.validAt().toEpochDay();
    }

    /// Counts before and after a date.
    private record Compared(Contrast contrast) {

        static Compared at(Days days, int first, int last, int window, long today) {
            int elapsed = Math.clamp(today + 1 - last, 0, window);
            return new Compared(new Contrast(side(days, last, elapsed), side(days, (long) first - window, window)));
        }

        private static Contrast.Side side(Days days, long from, int length) {
            int sure = days.inside(from, from + length);
            return new Contrast.Side(sure, (long) sure + days.unsure(from, from + length), length);
        }

        long n() {
            return contrast.n();
        }

        int daysAfter() {
            return contrast.later().days();
        }

        double plain() {
            var after = contrast.later();
            var before = contrast.earlier();
            return before.sure() == 0
                    ? Double.POSITIVE_INFINITY
                    : (double) after.sure() / after.days() * before.days() / before.sure();
        }

        Map<String, Object> toMap(double level) {
            @Nullable RateRatio ratio = contrast.isEmpty() ? null : contrast.ratio(level);
            var map = Draft.map(
                    "window", contrast.earlier().days(),
                    "after", contrast.later().sure(),
                    "daysAfter", daysAfter(),
                    "before", contrast.earlier().sure(),
                    "daysBefore", contrast.earlier().days(),
                    "estimate", ratio == null ? null : ratio.estimate(),
                    "interval", ratio == null ? null : ratio.interval(),
                    "p", ratio == null ? null : (Double) ratio.p());
            if (!contrast.isEmpty() && !contrast.isExact()) {
                map.put("envelope", contrast.envelope(level));
            }
            return map;
        }
    }
}
