package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.policy.Period;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The curbs' periods over known time, computed again from all announcements that move them.
final class CurbRows {
    private CurbRows() {}

    /// A row of `curb`.
    record CurbRow(
            String policy,
            String knownBy,
            Instant knownFrom,
            @Nullable Instant knownTo,
            List<String> undated) {}

    /// A row of `curb_period`.
    record PeriodRow(
            String policy,
            String knownBy,
            Instant knownFrom,
            String layer,
            int ordinal,
            String status,
            String fromText,
            LocalDate fromEarliest,
            LocalDate fromLatest,
            @Nullable String toText,
            @Nullable LocalDate toEarliest,
            @Nullable LocalDate toLatest,
            String announcement) {}

    private record Moving(
            String policy,
            AnnouncementId id,
            Announcement announcement,
            Instant knownFrom,
            @Nullable Instant knownTo,
            Instant publicFrom,
            @Nullable Instant publicTo) {}

    /// The policies are locked.
    static void derive(Connection connection, Collection<String> entities) throws SQLException {
        var policies = entities.stream().filter(id -> id.startsWith("policy:")).toList();
        if (policies.isEmpty()) {
            return;
        }
        for (var table : List.of("curb_period", "curb")) {
            Sql.of("DELETE FROM " + table + " WHERE policy = ANY (?)", policies).update(connection);
        }
        var curbs = new ArrayList<CurbRow>();
        var periods = new ArrayList<PeriodRow>();
        moving(connection, policies).forEach((policy, moving) -> {
            for (var clock : KnownBy.values()) {
                var known = moving.stream().map(each -> known(each, clock)).toList();
                for (var epoch : CurbHistory.fold(EntityId.parse(policy), known).epochs()) {
                    curbs.add(curb(policy, clock, epoch));
                    periods.addAll(periods(policy, clock, epoch));
                }
            }
        });
        Bulk.insert(connection, "curb", curbs);
        Bulk.insert(connection, "curb_period", periods);
    }

    private static Map<String, List<Moving>> moving(Connection connection, List<String> policies) throws SQLException {
        return Sql.of("""
                SELECT m.entity, r.announcement, r.content, r.known_from, r.known_to, r.public_from, r.public_to
                FROM mention m JOIN revision r USING (announcement, ordinal)
                WHERE m.moves AND m.entity = ANY (?) AND r.content IS NOT NULL
                """, policies)
                .list(
                        connection,
                        row -> new Moving(
                                row.getString("entity"),
                                new AnnouncementId(row.getString("announcement")),
                                Events.announcement(Sql.json(row, "content")),
                                Sql.instant(row, "known_from"),
                                Sql.instantOrNull(row, "known_to"),
                                Sql.instant(row, "public_from"),
                                Sql.instantOrNull(row, "public_to")))
                .stream()
                .collect(Collectors.groupingBy(Moving::policy));
    }

    private static CurbHistory.Known known(Moving moving, KnownBy clock) {
        var announcement = moving.announcement();
        return switch (clock) {
            case SYSTEM -> new CurbHistory.Known(moving.id(), announcement, moving.knownFrom(), moving.knownTo());
            case PUBLIC -> new CurbHistory.Known(moving.id(), announcement, moving.publicFrom(), moving.publicTo());
        };
    }

    private static CurbRow curb(String policy, KnownBy clock, CurbHistory.Epoch epoch) {
        return new CurbRow(
                policy,
                clock.word(),
                epoch.from(),
                epoch.to(),
                texts(epoch.timeline().undated()));
    }

    private static List<PeriodRow> periods(String policy, KnownBy clock, CurbHistory.Epoch epoch) {
        var rows = new ArrayList<PeriodRow>();
        var timeline = epoch.timeline();
        Map.of("legal", timeline.legal(), "announced", timeline.announced(), "enforcement", timeline.enforcement())
                .forEach((layer, periods) -> {
                    for (int i = 0; i < periods.size(); i++) {
                        rows.add(period(policy, clock, epoch, layer, i, periods.get(i)));
                    }
                });
        return rows;
    }

    private static PeriodRow period(
            String policy, KnownBy clock, CurbHistory.Epoch epoch, String layer, int ordinal, Period period) {
        var to = period.to();
        return new PeriodRow(
                policy,
                clock.word(),
                epoch.from(),
                layer,
                ordinal,
                period.status(),
                period.from().text(),
                period.from().earliest(),
                period.from().latest(),
                to == null ? null : to.text(),
                to == null ? null : to.earliest(),
                to == null ? null : to.latest(),
                period.announcement().value());
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(String::valueOf).toList();
    }
}
