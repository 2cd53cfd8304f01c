package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.policy.Period;
import io.countermove.contracts.policy.PolicyTimeline;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A period of a curb's status, and the whole stretch of known time in which it stands as it is.
record KnownPeriod(
        String policy,
        OfLayer standing,
        Instant knownFrom,
        @Nullable Instant knownTo) {
    /// @param layer one of `PolicyTimeline.LAYERS`
    record OfLayer(String layer, Period period) {}

    /// A row of `curb_period`.
    record Row(
            String policy,
            String knownBy,
            String layer,
            Instant knownFrom,
            @Nullable Instant knownTo,
            String status,
            String fromText,
            LocalDate fromEarliest,
            LocalDate fromLatest,
            @Nullable String toText,
            @Nullable LocalDate toEarliest,
            @Nullable LocalDate toLatest,
            String announcement) {}

    static KnownPeriod read(ResultSet row) throws SQLException {
        var to = row.getString("to_text");
        var period = new Period(
                row.getString("status"),
                EdtfDate.parse(row.getString("from_text")),
                to == null ? null : EdtfDate.parse(to),
                new AnnouncementId(row.getString("announcement")));
        return new KnownPeriod(
                row.getString("policy"),
                new OfLayer(row.getString("layer"), period),
                Sql.instant(row, "known_from"),
                Sql.instantOrNull(row, "known_to"));
    }

    /// Those that stand in the epochs.
    ///
    /// @param begun those of the first epoch that stood before it, each since when
    static Set<KnownPeriod> of(String policy, List<CurbHistory.Epoch> epochs, Map<OfLayer, Instant> begun) {
        var known = new HashSet<KnownPeriod>();
        var last = new HashMap<OfLayer, KnownPeriod>();
        for (var epoch : epochs) {
            boolean first = epoch.from().equals(epochs.getFirst().from());
            for (var standing : standing(epoch.timeline())) {
                var before = last.get(standing);
                var from = first ? begun.getOrDefault(standing, epoch.from()) : epoch.from();
                if (before != null && epoch.from().equals(before.knownTo())) {
                    from = before.knownFrom();
                } else if (before != null) {
                    known.add(before);
                }
                last.put(standing, new KnownPeriod(policy, standing, from, epoch.to()));
            }
        }
        known.addAll(last.values());
        return known;
    }

    private static List<OfLayer> standing(PolicyTimeline timeline) {
        return PolicyTimeline.LAYERS.stream()
                .flatMap(layer -> timeline.periods(layer).stream().map(period -> new OfLayer(layer, period)))
                .toList();
    }

    Row row(KnownBy clock) {
        var period = standing.period();
        var until = period.to();
        return new Row(
                policy,
                clock.word(),
                standing.layer(),
                knownFrom,
                knownTo,
                period.status(),
                period.from().text(),
                period.from().earliest(),
                period.from().latest(),
                until == null ? null : until.text(),
                until == null ? null : until.earliest(),
                until == null ? null : until.latest(),
                period.announcement().value());
    }
}
