package io.countermove.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days from `from` to `to`, the latter excluded, in buckets; the first and the last are cut by the window.
public record Window(LocalDate from, LocalDate to, Bucket bucket) {

    /// More buckets than anyone can look at.
    public static final int MOST = 10_000;

    /// A bucket, its end excluded.
    record Span(LocalDate from, LocalDate to) {

        long days() {
            return to.toEpochDay() - from.toEpochDay();
        }
    }

    long days() {
        return Math.max(0, to.toEpochDay() - from.toEpochDay());
    }

    /// The part of it that whole buckets fill, be it empty: what is cut short counts less at the same rate.
    Window whole() {
        var first = bucket.first(from);
        var start = first.equals(from) ? from : bucket.after(from);
        var end = bucket.first(to);
        return new Window(start, end.isBefore(start) ? start : end, bucket);
    }

    /// Whether its buckets are at most `MOST`; sure only for days, longer ones are fewer.
    public boolean isReasonable() {
        int shortest = switch (bucket) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 28;
            case QUARTER -> 90;
            case YEAR -> 365;
        };
        return days() / shortest < MOST;
    }

    List<Span> spans() {
        var spans = new ArrayList<Span>();
        for (var day = from; day.isBefore(to); ) {
            var next = bucket.after(day);
            var end = next.isAfter(to) ? to : next;
            spans.add(new Span(day, end));
            day = end;
        }
        return spans;
    }
}
