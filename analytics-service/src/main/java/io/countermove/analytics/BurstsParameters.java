package io.countermove.analytics;

import io.countermove.analytics.estimate.Bursts;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;

/// What is asked of T10. The window ends with validAt and is fixed: with it the mean moves, and with the mean the
/// bursts.
///
/// @param s how many times the mean rate the faster state has
/// @param gamma how hard it is to enter
public record BurstsParameters(AnnouncementFilter filter, Window window, double s, double gamma) implements Question {

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
        var draft = counted.draft(Metric.BURSTS, asOf).parameter("s", s).parameter("gamma", gamma);
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
        draft.block(
                "bursts",
                found.bursts().stream().map(burst -> shown(burst, counted)).toList());
        return draft.ok(found.bursts().size(), null, counted.events());
    }

    private static Map<String, Object> shown(Bursts.Burst burst, Counted counted) {
        LocalDate from = counted.spans().get(burst.first()).from();
        LocalDate to = counted.spans().get(burst.end() - 1).to();
        return Draft.map(
                "from", from.toString(),
                "to", to.toString(),
                "count",
                        IntStream.range(burst.first(), burst.end())
                                .map(i -> counted.counts()[i])
                                .sum(),
                "gain", burst.gain(),
                "weight", burst.weight());
    }
}
