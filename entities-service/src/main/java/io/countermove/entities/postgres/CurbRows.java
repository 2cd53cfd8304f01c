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
import java.util.HashMap;
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

    /// The policies are locked. What was known before the touch stays as it is.
    static void derive(Connection connection, Revisions.Touched touched) throws SQLException {
        var policies = List.copyOf(touched.steps().keySet());
        if (policies.isEmpty()) {
            return;
        }
        var curbs = new ArrayList<CurbRow>();
        var periods = new ArrayList<PeriodRow>();
        var moving = moving(connection, policies);
        for (var clock : KnownBy.values()) {
            cut(connection, clock, policies, touched).forEach((policy, since) -> {
                var known = moving.getOrDefault(policy, List.of()).stream()
                        .map(each -> known(each, clock))
                        .toList();
                for (var epoch :
                        CurbHistory.fold(EntityId.parse(policy), known, since).epochs()) {
                    curbs.add(curb(policy, clock, epoch));
                    periods.addAll(periods(policy, clock, epoch));
                }
            });
        }
        Bulk.insert(connection, "curb", curbs);
        Bulk.insert(connection, "curb_period", periods);
    }

    /// Deletes the stretches in which something other may be known, and the last before them, which may now end later
    /// or
    /// earlier. Gives from when on each policy is without.
    private static Map<String, Instant> cut(
            Connection connection, KnownBy clock, List<String> policies, Revisions.Touched touched)
            throws SQLException {
        var changed =
                policies.stream().map(policy -> touched.since(policy).by(clock)).toList();
        var since = new HashMap<String, Instant>();
        Sql.of("""
                SELECT asked.policy, (SELECT max(c.known_from) FROM curb c
                    WHERE c.known_by = ? AND c.policy = asked.policy AND c.known_from < asked.changed) AS since
                FROM unnest(?::text[], ?::timestamptz[]) AS asked (policy, changed)
                """, clock.word(), policies, changed).list(connection, row -> {
            var last = Sql.instantOrNull(row, "since");
            return since.put(row.getString("policy"), last == null ? Instant.MIN : last);
        });
        var from = policies.stream().map(since::get).map(CurbRows::orInfinity).toList();
        for (var table : List.of("curb_period", "curb")) {
            Sql.of(
                            "DELETE FROM " + table
                                    + " c USING unnest(?::text[], ?::timestamptz[]) AS asked (policy, since)"
                                    + " WHERE c.known_by = ? AND c.policy = asked.policy AND c.known_from >= asked.since",
                            policies,
                            from,
                            clock.word())
                    .update(connection);
        }
        return since;
    }

    private static String orInfinity(@Nullable Instant since) {
        return since == null || since.equals(Instant.MIN) ? "-infinity" : since.toString();
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
