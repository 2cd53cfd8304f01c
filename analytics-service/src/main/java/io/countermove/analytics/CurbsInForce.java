package io.countermove.analytics;

import io.countermove.analytics.estimate.Interval;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.policy.PolicyAnnouncement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/// T1: the stock of curbs in force and its flow. A pure function of the announcements known then.
public final class CurbsInForce {

    static final String METHOD = "date envelope";

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
    /// @param known what moves a policy or states a fact about one, in the revisions known at `asOf`
    public static Answer of(List<PolicyAnnouncement> known, CurbParameters parameters, AsOf asOf) {
        return new CurbsInForce(selected(known, parameters), parameters, asOf).answer();
    }

    /// The announcements behind it.
    static List<Input> inputs(List<PolicyAnnouncement> known, CurbParameters parameters) {
        var ids = new TreeSet<String>();
        selected(known, parameters).forEach(curb -> ids.addAll(curb.inputs()));
        return known.stream()
                .filter(by -> ids.contains(by.id().value()))
                .map(by -> new Input(
                        by.id().value(),
                        by.announcement().kind(),
                        by.announcement().announcedOn().text(),
                        by.announcement().source().publisher()))
                .toList();
    }

    private static List<Curb> selected(List<PolicyAnnouncement> known, CurbParameters parameters) {
        return Curb.among(known).stream().filter(curb -> curb.isOf(parameters)).toList();
    }

    private Answer answer() {
        var day = asOf.validAt();
        var announcedOnly = ids(curb -> curb.isAnnouncedOnly(day));
        var dateUnknown = ids(Curb::isDateUnknown);
        long low = count(curb -> curb.isSurelyInForce(day));
        long high = count(curb -> curb.isPossiblyInForce(day));
        var blocks = new LinkedHashMap<String, Object>();
        blocks.put("envelope", Map.of("low", low, "high", high));
        blocks.put("announcedOnly", announcedOnly);
        blocks.put("dateUnknown", dateUnknown);
        return new Answer(
                Metric.CURBS_IN_FORCE,
                echo(),
                asOf,
                "",
                Answer.Status.OK,
                Metric.CURBS_IN_FORCE.unit(),
                stock(day),
                new Interval(null, low, high, METHOD),
                (long) curbs.size() - announcedOnly.size() - dateUnknown.size(),
                excluded(announcedOnly.size(), dateUnknown.size()),
                null,
                series(),
                List.of(),
                blocks);
    }

    private List<Map<String, Object>> series() {
        var buckets = new ArrayList<Map<String, Object>>();
        for (var span : parameters.window().spans()) {
            var bucket = new LinkedHashMap<String, Object>();
            bucket.put("from", span.from().toString());
            bucket.put("to", span.to().toString());
            bucket.put("stock", stock(span.to().minusDays(1)));
            bucket.put("entered", entered(span));
            bucket.put("left", left(span));
            buckets.add(bucket);
        }
        return buckets;
    }

    private long stock(LocalDate day) {
        return count(curb -> curb.timeline().isInForce(day));
    }

    private long entered(Window.Span span) {
        return curbs.stream()
                .flatMap(curb -> curb.inForce().stream())
                .filter(period -> isIn(period.from().earliest(), span))
                .count();
    }

    private long left(Window.Span span) {
        return curbs.stream()
                .flatMap(curb -> curb.inForce().stream())
                .filter(period -> period.to() != null && isIn(period.to().earliest(), span))
                .count();
    }

    private static boolean isIn(LocalDate day, Window.Span span) {
        return !day.isBefore(span.from()) && day.isBefore(span.to());
    }

    private long count(Predicate<Curb> which) {
        return curbs.stream().filter(which).count();
    }

    private List<String> ids(Predicate<Curb> which) {
        return curbs.stream()
                .filter(which)
                .map(Curb::policy)
                .map(EntityId::toString)
                .toList();
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
