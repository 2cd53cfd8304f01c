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
        Standing standing, Instant from, @Nullable Instant to) {
    /// @param layer `legal`, `announced` or `enforcement`
    record Standing(String layer, Period period) {}

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
                new Standing(row.getString("layer"), period),
                Sql.instant(row, "known_from"),
                Sql.instantOrNull(row, "known_to"));
    }

    /// Those that stand in the epochs.
    ///
    /// @param begun those that stand when the first epoch begins, each since when it does
    static Set<KnownPeriod> of(List<CurbHistory.Epoch> epochs, Map<Standing, Instant> begun) {
        var last = new HashMap<Standing, KnownPeriod>();
        if (!epochs.isEmpty()) {
            begun.forEach((standing, from) -> last.put(
                    standing, new KnownPeriod(standing, from, epochs.getFirst().from())));
        }
        var known = new HashSet<KnownPeriod>();
        for (var epoch : epochs) {
            for (var standing : standing(epoch.timeline())) {
                var before = last.get(standing);
                if (before != null && epoch.from().equals(before.to())) {
                    last.put(standing, new KnownPeriod(standing, before.from(), epoch.to()));
                    continue;
                }
                if (before != null) {
                    known.add(before);
                }
                last.put(standing, new KnownPeriod(standing, epoch.from(), epoch.to()));
            }
        }
        known.addAll(last.values());
        return known;
    }

    private static List<Standing> standing(PolicyTimeline timeline) {
        return Map.of(
                        "legal",
                        timeline.legal(),
                        "announced",
                        timeline.announced(),
                        "enforcement",
                        timeline.enforcement())
                .entrySet()
                .stream()
                .flatMap(layer -> layer.getValue().stream().map(period -> new Standing(layer.getKey(), period)))
                .toList();
    }

    Row row(String policy, KnownBy clock) {
        var period = standing.period();
        var until = period.to();
        return new Row(
                policy,
                clock.word(),
                standing.layer(),
                from,
                to,
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
