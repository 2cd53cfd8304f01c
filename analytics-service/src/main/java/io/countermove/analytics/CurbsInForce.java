package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// T1: the stock of curbs in force and its flow. A pure function of the announcements known then.
final class CurbsInForce {

    static final String METHOD = "date envelope";

    private static final int MOST_NAMED = 200;

    private final List<Curb> curbs;
    private final CurbParameters parameters;
    private final AsOf asOf;

    private CurbsInForce(List<Curb> curbs, CurbParameters parameters, AsOf asOf) {
        this.curbs = curbs;
        this.parameters = parameters;
        this.asOf = asOf;
    }

    /// The answer.
    ///
    /// @param curbs those asked for, as they were known at `asOf`
    static Answer of(List<Curb> curbs, CurbParameters parameters, AsOf asOf) {
        return new CurbsInForce(curbs, parameters, asOf).answer();
    }

    private Answer answer() {
        long today = asOf.validAt().toEpochDay();
        var announcedOnly = new Named();
        var dateUnknown = new Named();
        long inForce = 0;
        long low = 0;
        long high = 0;
        for (var curb : curbs) {
            inForce += curb.isInForce(today) ? 1 : 0;
            low += curb.isSurelyInForce(today) ? 1 : 0;
            high += curb.isPossiblyInForce(today) ? 1 : 0;
            if (curb.isAnnouncedOnly(today)) {
                announcedOnly.add(curb);
            }
            if (curb.isDateUnknown()) {
                dateUnknown.add(curb);
            }
        }
        var blocks = new LinkedHashMap<String, Object>();
        blocks.put("envelope", Map.of("low", low, "high", high));
        blocks.put("announcedOnly", List.copyOf(announcedOnly.first));
        blocks.put("dateUnknown", List.copyOf(dateUnknown.first));
        return new Answer(
                Metric.CURBS_IN_FORCE,
                echo(),
                asOf,
                "",
                Answer.Status.OK,
                Metric.CURBS_IN_FORCE.unit(),
                inForce,
                new Interval(null, low, high, METHOD),
                curbs.size() - announcedOnly.count - dateUnknown.count,
                excluded(announcedOnly.count, dateUnknown.count),
                null,
                series(),
                List.of(),
                blocks);
    }

    /// Of thousands the first are named, and all are counted.
    private static final class Named {
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(Curb curb) {
            if (count++ < MOST_NAMED) {
                first.add(curb.policy().toString());
            }
        }
    }

    /// One sweep over the periods: each counts on the last days of the buckets that it covers, and where it begins and
    /// ends.
    private List<Map<String, Object>> series() {
        var spans = parameters.window().spans();
        var places = new Places(spans);
        var moved = new long[spans.size() + 1];
        var entered = new long[spans.size()];
        var left = new long[spans.size()];
        long first = parameters.window().from().toEpochDay();
        for (var curb : curbs) {
            var periods = curb.inForce();
            for (int i = 0; i < periods.count(); i++) {
                int begins = places.of(periods.from(i));
                int finishes = places.of(periods.to(i));
                moved[begins]++;
                moved[finishes]--;
                if (periods.from(i) >= first && begins < entered.length) {
                    entered[begins]++;
                }
                if (periods.to(i) >= first && finishes < left.length) {
                    left[finishes]++;
                }
            }
        }
        var buckets = new ArrayList<Map<String, Object>>();
        long stock = 0;
        for (int i = 0; i < spans.size(); i++) {
            stock += moved[i];
            var bucket = new LinkedHashMap<String, Object>();
            bucket.put("from", spans.get(i).from().toString());
            bucket.put("to", spans.get(i).to().toString());
            bucket.put("stock", stock);
            bucket.put("entered", entered[i]);
            bucket.put("left", left[i]);
            buckets.add(bucket);
        }
        return buckets;
    }

    /// By day the first bucket that ends on it or after it, or how many there are: looked up and not searched, since it
    /// is asked twice for each period of each curb.
    private static final class Places {
        private final int[] byDay;
        private final long first;
        private final int buckets;

        Places(List<Window.Span> spans) {
            buckets = spans.size();
            first = buckets == 0 ? Long.MAX_VALUE : spans.getFirst().from().toEpochDay();
            byDay = new int[(int) spans.stream().mapToLong(Window.Span::days).sum()];
            int day = 0;
            for (int bucket = 0; bucket < buckets; bucket++) {
                int end = day + (int) spans.get(bucket).days();
                Arrays.fill(byDay, day, end, bucket);
                day = end;
            }
        }

        int of(int day) {
            if (day < first) {
                return 0;
            }
            long place = day - first;
            return place < byDay.length ? byDay[(int) place] : buckets;
        }
    }

    private Map<String, Object> echo() {
        var echo = new LinkedHashMap<String, Object>();
        echo.put("from", parameters.window().from().toString());
        echo.put("to", parameters.window().to().toString());
        echo.put("bucket", parameters.window().bucket().word());
        Echo.put(echo, "issuer", parameters.issuers());
        Echo.put(echo, "target", parameters.targets());
        Echo.put(echo, "jurisdiction", parameters.jurisdictions());
        echo.put("level", parameters.level());
        return echo;
    }

    private static Map<String, Long> excluded(long announcedOnly, long dateUnknown) {
        var excluded = new LinkedHashMap<String, Long>();
        Echo.put(excluded, "announced-only", announcedOnly);
        Echo.put(excluded, "date-unknown", dateUnknown);
        return excluded;
    }
}
