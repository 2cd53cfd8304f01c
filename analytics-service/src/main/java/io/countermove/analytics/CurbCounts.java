package io.countermove.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What curbs come to on a day, and bucket by bucket.
///
/// @param curbs how many there are
/// @param low how many are surely in force
/// @param high how many are possibly
/// @param announcedOnly how many are told of, and the law says nothing of them
/// @param dateUnknown how many moved in law and nobody says when
/// @param series by bucket the stock of its last day, and what came into force and went out of it
record CurbCounts(
        int curbs,
        long inForce,
        long low,
        long high,
        Named announcedOnly,
        Named dateUnknown,
        List<Map<String, Object>> series) {
    private static final int MOST_NAMED = 200;

    /// Of thousands the first are named, and all are counted.
    record Named(List<String> first, long count) {
        static Named of(List<Curb> curbs) {
            return new Named(
                    curbs.stream()
                            .limit(MOST_NAMED)
                            .map(curb -> curb.policy().toString())
                            .toList(),
                    curbs.size());
        }
    }

    static CurbCounts of(List<Curb> curbs, long today, Window window) {
        var announcedOnly = new ArrayList<Curb>();
        var dateUnknown = new ArrayList<Curb>();
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
        return new CurbCounts(
                curbs.size(),
                inForce,
                low,
                high,
                Named.of(announcedOnly),
                Named.of(dateUnknown),
                List.copyOf(series(curbs, window)));
    }

    /// One sweep over the periods: each counts on the last days of the buckets that it covers, and where it begins and
    /// ends.
    private static List<Map<String, Object>> series(List<Curb> curbs, Window window) {
        var spans = window.spans();
        var places = new Places(spans);
        var moved = new long[spans.size() + 1];
        var entered = new long[spans.size()];
        var left = new long[spans.size()];
        long first = window.from().toEpochDay();
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
}
