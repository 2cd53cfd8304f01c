package io.countermove.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Announcements counted in the whole buckets of a window, as far as it has elapsed.
final class Counted {

    private final AnnouncementFilter filter;
    private final Window asked;
    private final Window window;
    private final List<Window.Span> spans;
    private final int[] counts;
    private final DatedRows dated;

    private Counted(AnnouncementFilter filter, Window elapsed, DatedRows dated) {
        this.filter = filter;
        this.asked = elapsed;
        this.window = elapsed.whole();
        this.dated = dated;
        this.spans = window.spans();
        this.counts = spans.isEmpty() ? new int[0] : dated.inside(starts());
    }

    static Counted of(AnnouncementFilter filter, Window window, ObservationColumns columns, AsOf asOf) {
        return new Counted(filter, Activity.elapsed(window, asOf.validAt()), columns.dated(filter, asOf));
    }

    private long[] starts() {
        var starts = new long[spans.size() + 1];
        for (int i = 0; i < spans.size(); i++) {
            starts[i] = spans.get(i).from().toEpochDay();
        }
        starts[spans.size()] = to();
        return starts;
    }

    /// The part of the window that is counted.
    Window window() {
        return window;
    }

    List<Window.Span> spans() {
        return spans;
    }

    int[] counts() {
        return counts;
    }

    int events() {
        return Arrays.stream(counts).sum();
    }

    /// How many may lie in the window, and not surely in one bucket of it.
    long imprecise() {
        return dated.touching(from(), to()) - (long) events();
    }

    /// The counts with each of those at its earliest day; needs buckets.
    int[] drawnToEarliest() {
        return dated.atEarliest(starts());
    }

    /// The counts with each of those at its latest day; needs buckets.
    int[] drawnToLatest() {
        return dated.atLatest(starts());
    }

    Draft draft(Metric metric, AsOf asOf) {
        long first = asked.from().toEpochDay();
        long end = asked.to().toEpochDay();
        long elapsed = dated.inside(first, end);
        long inside = dated.inside(from(), to());
        return new Draft(metric, asOf)
                .parameter("kind", filter.kinds())
                .parameter("entity", filter.entities())
                .parameter("jurisdiction", filter.jurisdictions())
                .parameter("publisher", filter.publishers())
                .parameter("from", asked.from().toString())
                .parameter("to", asked.to().toString())
                .parameter("bucket", asked.bucket().word())
                .excluded("date-imprecise", dated.touching(first, end) - elapsed)
                .excluded("incomplete-buckets", elapsed - inside)
                .excluded("across-buckets", inside - events())
                .excluded("reports-another", dated.leftOut());
    }

    IntStream rows() {
        return dated.rowsInside(from(), to());
    }

    void show(Draft draft) {
        show(draft, _ -> false, "");
    }

    /// @param marked which buckets are, under a name
    void show(Draft draft, IntPredicate marked, String name) {
        for (int i = 0; i < counts.length; i++) {
            var from = spans.get(i).from().toString();
            var to = spans.get(i).to().toString();
            draft.point(
                    name.isEmpty()
                            ? Draft.map("from", from, "to", to, "count", counts[i])
                            : Draft.map("from", from, "to", to, "count", counts[i], name, marked.test(i)));
        }
    }

    private long from() {
        return window.from().toEpochDay();
    }

    private long to() {
        return window.to().toEpochDay();
    }
}
