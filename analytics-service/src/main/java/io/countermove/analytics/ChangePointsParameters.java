package io.countermove.analytics;

import io.countermove.analytics.estimate.ChangePoints;
import java.util.Map;

/// What is asked of T11.
public record ChangePointsParameters(AnnouncementFilter filter, Window window) implements Question {

    private static final int BUCKETS = 24;
    private static final int EVENTS = 20;

    @Override
    public Metric metric() {
        return Metric.CHANGE_POINTS;
    }

    @Override
    public Finding find(ObservationColumns columns, AsOf asOf) {
        var counted = Counted.of(filter, window, columns, asOf);
        return new Finding(answer(counted, counted.draft(metric(), asOf)), counted::rows);
    }

    private static Answer answer(Counted counted, Draft draft) {
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
        return draft.ok(found.segments().size() - 1, null, counted.events());
    }

    private static Map<String, Object> shown(ChangePoints.Segment segment, Counted counted) {
        return Draft.map(
                "from", counted.spans().get(segment.first()).from().toString(),
                "to", counted.spans().get(segment.end() - 1).to().toString(),
                "mean", segment.mean());
    }
}
