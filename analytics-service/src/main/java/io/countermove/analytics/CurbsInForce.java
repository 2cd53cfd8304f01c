package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// T1: the stock of curbs in force and its flow. A pure function of the announcements known then.
final class CurbsInForce {

    static final String METHOD = "date envelope";

    private CurbsInForce() {}

    /// The answer.
    ///
    /// @param counts of the curbs asked for, as they were known at `asOf`
    static Answer of(CurbCounts counts, CurbParameters parameters, AsOf asOf) {
        var blocks = new LinkedHashMap<String, Object>();
        blocks.put("envelope", Map.of("low", counts.low(), "high", counts.high()));
        blocks.put("announcedOnly", counts.announcedOnly().first());
        blocks.put("dateUnknown", counts.dateUnknown().first());
        long uncounted = counts.announcedOnly().count() + counts.dateUnknown().count();
        return new Answer(
                Metric.CURBS_IN_FORCE,
                echo(parameters),
                asOf,
                "",
                Answer.Status.OK,
                Metric.CURBS_IN_FORCE.unit(),
                counts.inForce(),
                new Interval(null, counts.low(), counts.high(), METHOD),
                counts.curbs() - uncounted,
                excluded(counts),
                null,
                counts.series(),
                List.of(),
                blocks);
    }

    private static Map<String, Object> echo(CurbParameters parameters) {
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

    private static Map<String, Long> excluded(CurbCounts counts) {
        var excluded = new LinkedHashMap<String, Long>();
        Echo.put(excluded, "announced-only", counts.announcedOnly().count());
        Echo.put(excluded, "date-unknown", counts.dateUnknown().count());
        return excluded;
    }
}
