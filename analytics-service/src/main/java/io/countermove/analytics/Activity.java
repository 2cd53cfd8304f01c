package io.countermove.analytics;

import io.countermove.analytics.estimate.Ewma;
import io.countermove.analytics.estimate.Interval;
import io.countermove.analytics.estimate.PoissonRate;
import io.countermove.analytics.estimate.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// T2: how often announcements come, and whether they come more often of late. A pure function of when the
/// announcements known then were announced.
final class Activity {

    private final DatedRows dated;
    private final DatedRows all;
    private final ActivityParameters parameters;
    private final Window window;
    private final AsOf asOf;

    private Activity(DatedRows dated, DatedRows all, ActivityParameters parameters, AsOf asOf) {
        this.dated = dated;
        this.all = all;
        this.parameters = parameters;
        this.window = elapsed(parameters.window(), asOf.validAt());
        this.asOf = asOf;
    }

    /// The answer.
    ///
    /// @param dated the announcements that pass the filter
    /// @param all every announcement, for the share
    static Answer of(DatedRows dated, DatedRows all, ActivityParameters parameters, AsOf asOf) {
        return new Activity(dated, all, parameters, asOf).answer();
    }

    /// The window without the days that had not come on the day.
    static Window elapsed(Window window, LocalDate day) {
        var end = day.plusDays(1);
        return window.to().isAfter(end) ? new Window(window.from(), end, window.bucket()) : window;
    }

    private Answer answer() {
        long inside = dated.inside(from(), to());
        var blocks = new LinkedHashMap<String, Object>();
        if (window.days() == 0) {
            return answer(
                    Answer.Status.INSUFFICIENT_DATA, null, null, 0, List.of("the window begins after validAt"), blocks);
        }
        var rate = PoissonRate.of(inside, (double) window.days(), parameters.level());
        var share = Proportion.of(inside, all.inside(from(), to()), parameters.level());
        blocks.put("envelope", Map.of("low", inside, "high", (long) dated.touching(from(), to())));
        blocks.put("rate", rateBlock(rate));
        if (parameters.share()) {
            blocks.put("share", share);
        }
        blocks.put("momentum", Momentum.of(dated, window.to(), parameters.level()));
        blocks.put("ewma", Map.of("halfLife", parameters.halfLife(), "unit", Metric.ACTIVITY.unit(), "series", ewma()));
        if (!parameters.share()) {
            return answer(Answer.Status.OK, rate.estimate(), rate.interval(), inside, List.of(), blocks);
        }
        return share.estimate() == null
                ? answer(
                        Answer.Status.UNDEFINED,
                        null,
                        null,
                        inside,
                        List.of("no announcement to be a share of"),
                        blocks)
                : answer(Answer.Status.OK, share.estimate(), share.interval(), inside, List.of(), blocks);
    }

    private Answer answer(
            Answer.Status status,
            @Nullable Number estimate,
            @Nullable Interval interval,
            long n,
            List<String> reasons,
            Map<String, Object> blocks) {
        var unit = parameters.share() ? "share" : Metric.ACTIVITY.unit();
        return new Answer(
                Metric.ACTIVITY,
                echo(),
                asOf,
                "",
                status,
                unit,
                estimate,
                interval,
                n,
                excluded(),
                null,
                series(),
                reasons,
                blocks);
    }

    private Map<String, Object> rateBlock(PoissonRate rate) {
        var block = new LinkedHashMap<String, Object>();
        block.put("count", rate.count());
        block.put("days", window.days());
        block.put("estimate", rate.estimate());
        block.put("interval", rate.interval());
        return block;
    }

    private List<Map<String, Object>> series() {
        var spans = window.spans();
        var counts = counts(spans);
        var buckets = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < spans.size(); i++) {
            var bucket = new LinkedHashMap<String, Object>();
            bucket.put("from", spans.get(i).from().toString());
            bucket.put("to", spans.get(i).to().toString());
            bucket.put("count", counts[i]);
            buckets.add(bucket);
        }
        return buckets;
    }

    private List<Map<String, Object>> ewma() {
        var spans = window.spans();
        var counts = counts(spans);
        var days = spans.stream().mapToDouble(Window.Span::days).toArray();
        var rates = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            rates[i] = counts[i] / days[i];
        }
        var smooth = Ewma.of(rates, days, parameters.halfLife());
        var points = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < smooth.length; i++) {
            points.add(Map.of("to", spans.get(i).to().toString(), "value", smooth[i]));
        }
        return points;
    }

    private int[] counts(List<Window.Span> spans) {
        if (spans.isEmpty()) {
            return new int[0];
        }
        var starts = new long[spans.size() + 1];
        for (int i = 0; i < spans.size(); i++) {
            starts[i] = spans.get(i).from().toEpochDay();
        }
        starts[spans.size()] = to();
        return dated.inside(starts);
    }

    private Map<String, Object> echo() {
        var echo = new LinkedHashMap<String, Object>();
        Echo.put(echo, "kind", parameters.filter().kinds());
        Echo.put(echo, "entity", parameters.filter().entities());
        Echo.put(echo, "jurisdiction", parameters.filter().jurisdictions());
        Echo.put(echo, "publisher", parameters.filter().publishers());
        echo.put("from", window.from().toString());
        echo.put("to", window.to().toString());
        echo.put("bucket", window.bucket().word());
        if (parameters.share()) {
            echo.put("share", true);
        }
        echo.put("halfLife", parameters.halfLife());
        echo.put("level", parameters.level());
        return echo;
    }

    private Map<String, Long> excluded() {
        var excluded = new LinkedHashMap<String, Long>();
        Echo.put(excluded, "date-imprecise", dated.touching(from(), to()) - (long) dated.inside(from(), to()));
        Echo.put(excluded, "reports-another", dated.leftOut());
        return excluded;
    }

    private long from() {
        return window.from().toEpochDay();
    }

    private long to() {
        return window.to().toEpochDay();
    }
}
