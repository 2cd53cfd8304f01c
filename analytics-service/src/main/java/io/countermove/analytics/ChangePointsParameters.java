package io.countermove.analytics;

import io.countermove.analytics.estimate.ChangePoints;
import io.countermove.analytics.estimate.PoissonRate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What is asked of T11.
///
/// @param level of the intervals of the means
public record ChangePointsParameters(AnnouncementFilter filter, Window window, double level) implements Question {

    private static final int BUCKETS = 24;
    private static final int EVENTS = 20;

    @Override
    public Metric metric() {
        return Metric.CHANGE_POINTS;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        var counted = Counted.of(filter, window, columns, asOf);
        return new Finding(answer(counted, counted.draft(metric(), asOf).parameter("level", level)), counted::rows);
    }

    private Answer answer(Counted counted, Draft draft) {
        if (counted.counts().length < BUCKETS) {
            draft.reason("%d buckets, needs %d".formatted(counted.counts().length, BUCKETS));
        }
        if (counted.events() < EVENTS) {
            draft.reason("%d announcements, needs %d".formatted(counted.events(), EVENTS));
        }
        if (draft.hasReasons()) {
            counted.show(draft);
            return draft.insufficient(counted.events());
        }
        var found = ChangePoints.of(counted.counts());
        counted.show(
                draft, i -> i > 0 && found.segments().stream().anyMatch(segment -> segment.first() == i), "change");
        draft.block("dispersion", found.dispersion());
        draft.block("penalty", found.penalty());
        draft.block("likelihoodRatio", found.ratio());
        draft.block(
                "segments",
                found.segments().stream()
                        .map(segment -> shown(segment, counted))
                        .toList());
        var drawn = Drawn.of(
                counted,
                changes(found),
                counts -> changes(ChangePoints.of(counts)),
                (one, other) -> Math.abs(one - other) < ChangePoints.SHORTEST);
        draft.block(
                "changes",
                drawn.found().stream()
                        .map(change -> Draft.map("on", on(change, counted), "stands", drawn.stands(change)))
                        .toList());
        drawn.show(draft, change -> on(change, counted));
        return draft.ok(found.segments().size() - 1, null, counted.events());
    }

    /// The buckets with which another mean begins.
    private static List<Integer> changes(ChangePoints found) {
        return found.segments().stream()
                .skip(1)
                .map(ChangePoints.Segment::first)
                .toList();
    }

    private static String on(int change, Counted counted) {
        return counted.spans().get(change).from().toString();
    }

    private Map<String, Object> shown(ChangePoints.Segment segment, Counted counted) {
        int count = IntStream.range(segment.first(), segment.end())
                .map(i -> counted.counts()[i])
                .sum();
        var rate = PoissonRate.of(count, (double) segment.end() - segment.first(), level);
        return Draft.map(
                "from", counted.spans().get(segment.first()).from().toString(),
                "to", counted.spans().get(segment.end() - 1).to().toString(),
                "count", count,
                "mean", segment.mean(),
                "interval", rate.interval());
    }
}
