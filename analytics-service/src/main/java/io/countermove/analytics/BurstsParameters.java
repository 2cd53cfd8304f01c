package io.countermove.analytics;

import io.countermove.analytics.estimate.Bursts;
import io.countermove.analytics.estimate.PoissonRate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;

/// What is asked of T10. The window ends with validAt and is fixed: with it the mean moves, and with the mean the
/// bursts.
///
/// @param s how many times the mean rate the faster state has
/// @param gamma how hard it is to enter
/// @param level of the intervals of the rates
public record BurstsParameters(AnnouncementFilter filter, Window window, double s, double gamma, double level)
        implements Question {

    public static final double S = 2;
    public static final double GAMMA = 1;
    private static final int DAYS = 30;
    private static final int EVENTS = 10;

    @Override
    public Metric metric() {
        return Metric.BURSTS;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        var counted = Counted.of(filter, window, columns, asOf);
        var draft = counted.draft(Metric.BURSTS, asOf)
                .parameter("s", s)
                .parameter("gamma", gamma)
                .parameter("level", level);
        return new Finding(answer(counted, draft), counted::rows);
    }

    private Answer answer(Counted counted, Draft draft) {
        if (counted.window().days() < DAYS) {
            draft.reason("%d days, needs %d".formatted(counted.window().days(), DAYS));
        }
        if (counted.events() < EVENTS) {
            draft.reason("%d announcements, needs %d".formatted(counted.events(), EVENTS));
        }
        if (draft.hasReasons()) {
            counted.show(draft);
            return draft.insufficient(counted.events());
        }
        var found = Bursts.of(counted.counts(), s, gamma);
        counted.show(
                draft, i -> found.bursts().stream().anyMatch(burst -> burst.first() <= i && i < burst.end()), "burst");
        draft.block("cost", found.cost());
        var drawn = Drawn.of(
                counted,
                found.bursts(),
                counts -> Bursts.of(counts, s, gamma).bursts(),
                (one, other) -> one.first() < other.end() && other.first() < one.end());
        draft.block(
                "bursts",
                found.bursts().stream()
                        .map(burst -> shown(burst, counted, drawn.stands(burst)))
                        .toList());
        drawn.show(
                draft,
                burst -> Draft.map(
                        "from", from(burst, counted).toString(),
                        "to", to(burst, counted).toString()));
        return draft.ok(found.bursts().size(), null, counted.events());
    }

    private Map<String, Object> shown(Bursts.Burst burst, Counted counted, boolean stands) {
        LocalDate from = from(burst, counted);
        LocalDate to = to(burst, counted);
        int count = IntStream.range(burst.first(), burst.end())
                .map(i -> counted.counts()[i])
                .sum();
        var rate = PoissonRate.of(count, (double) ChronoUnit.DAYS.between(from, to), level);
        return Draft.map(
                "from", from.toString(),
                "to", to.toString(),
                "count", count,
                "rate", Draft.map("estimate", rate.estimate(), "interval", rate.interval()),
                "gain", burst.gain(),
                "weight", burst.weight(),
                "stands", stands);
    }

    private static LocalDate from(Bursts.Burst burst, Counted counted) {
        return counted.spans().get(burst.first()).from();
    }

    private static LocalDate to(Bursts.Burst burst, Counted counted) {
        return counted.spans().get(burst.end() - 1).to();
    }
}
