package io.countermove.analytics;

import io.countermove.analytics.estimate.Proportion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// T0: how well what is counted elsewhere is founded: how many announcements a second, independent publisher has too,
/// how late they are recorded, how often they are corrected or retracted, and how exactly they are dated.
final class DataQuality {

    private final DataQualityParameters parameters;
    private final ObservationColumns columns;
    private final RevisionRows revisions;
    private final AsOf asOf;
    private final Draft draft;

    DataQuality(DataQualityParameters parameters, ObservationColumns columns, AsOf asOf) {
        this.parameters = parameters;
        this.columns = columns;
        this.revisions = columns.revisions();
        this.asOf = asOf;
        this.draft = new Draft(Metric.DATA_QUALITY, asOf)
                .parameter("publisher", parameters.publishers())
                .parameter("level", parameters.level());
    }

    Finding find() {
        var filter = columns.taking(parameters.filter());
        IntPredicate taken = row -> isAnnounced(row) && filter.test(row);
        var others = new HashMap<Integer, Set<Integer>>();
        var known = known(taken, others);
        var precision = new long[4];
        long counted = 0;
        long corroborated = 0;
        long corrected = 0;
        var delays = new Delays();
        for (int row : known) {
            int delay = revisions.findDelay(row);
            if (delay >= 0) {
                delays.add(delay);
            }
            if (!revisions.reportsAnother(row)) {
                counted++;
                corroborated += isCorroborated(row, others) ? 1 : 0;
                corrected += revisions.isBase(row) ? 0 : 1;
                precision[precision(row)]++;
            }
        }
        draft.excluded("reports-another", known.length - counted);
        draft.block("corrected", Proportion.of(corrected, counted, parameters.level()));
        draft.block("retracted", retracted(counted, taken));
        draft.block("delay", shown(delays));
        draft.block(
                "precision",
                Draft.map("day", precision[0], "month", precision[1], "quarter", precision[2], "year", precision[3]));
        var answer = answer(Proportion.of(corroborated, counted, parameters.level()));
        return Finding.of(answer, IntStream.of(known).filter(row -> !revisions.reportsAnother(row)));
    }

    private boolean isAnnounced(int row) {
        return revisions.announcedOn().earliest(row) <= asOf.validAt().toEpochDay();
    }

    private Answer answer(Proportion share) {
        if (share.estimate() == null) {
            draft.reason("no announcement is known");
            return draft.insufficient(0);
        }
        return draft.block("corroborated", share.numerator())
                .ok(share.estimate(), share.interval(), share.denominator());
    }

    /// Those that were said until then and are said no more, of all that were.
    private Proportion retracted(long said, IntPredicate taken) {
        var gone = columns.retracted(asOf, taken.and(row -> !revisions.reportsAnother(row)));
        return Proportion.of(gone, said + gone, parameters.level());
    }

    /// The rows that count.
    ///
    /// @param others gets the publishers of all announcements that only report another, by the other
    private int[] known(IntPredicate taken, Map<Integer, Set<Integer>> others) {
        var saying = columns.known(asOf);
        var known = IntStream.builder();
        for (int row = 0; row < revisions.size(); row++) {
            if (saying.test(row)) {
                if (revisions.reportsAnother(row)) {
                    others.computeIfAbsent(
                                    columns.findAnnouncement(columns.text(revisions.reports(row))),
                                    _ -> new HashSet<>())
                            .add(revisions.publisher(row));
                }
                if (taken.test(row)) {
                    known.add(row);
                }
            }
        }
        return known.build().toArray();
    }

    private static Map<String, Object> shown(Delays delays) {
        @Nullable Integer none = null;
        return Draft.map(
                "median",
                delays.n() == 0 ? none : (Integer) delays.quantile(0.5),
                "p90",
                delays.n() == 0 ? none : (Integer) delays.quantile(0.9),
                "unit",
                "days",
                "n",
                delays.n());
    }

    private int precision(int row) {
        int days = revisions.announcedOn().latest(row) - revisions.announcedOn().earliest(row) + 1;
        if (days == 1) {
            return 0;
        }
        return days <= 31 ? 1 : days <= 92 ? 2 : 3;
    }

    private boolean isCorroborated(int row, Map<Integer, Set<Integer>> others) {
        int own = revisions.publisher(row);
        var further = revisions.otherPublishers();
        for (int i = 0; i < further.length(row); i++) {
            if (further.get(row, i) != own) {
                return true;
            }
        }
        if (others.isEmpty()) {
            return false;
        }
        return others.getOrDefault(revisions.announcement(row), Set.of()).stream()
                .anyMatch(publisher -> publisher != own);
    }
}
