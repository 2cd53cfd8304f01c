package io.countermove.entities.postgres;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.CurbHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The curbs, their periods and who has part in them over known time, computed again from all announcements that move
/// them.
final class CurbRows {
    private CurbRows() {}

    /// A row of `curb`.
    record CurbRow(
            String policy,
            String knownBy,
            Instant knownFrom,
            @Nullable Instant knownTo,
            List<String> undated) {}

    private record Moving(
            String policy,
            AnnouncementId id,
            Announcement announcement,
            Instant knownFrom,
            @Nullable Instant knownTo,
            Instant publicFrom,
            @Nullable Instant publicTo) {}

    /// What is stored, or to be stored, of policies by one clock.
    private record Timelines(Set<CurbRow> curbs, Set<KnownPeriod> periods, Set<CurbPart> parts) {
        Timelines() {
            this(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }

        Timelines without(Timelines other) {
            var left = new Timelines(new HashSet<>(curbs), new HashSet<>(periods), new HashSet<>(parts));
            left.curbs.removeAll(other.curbs);
            left.periods.removeAll(other.periods);
            left.parts.removeAll(other.parts);
            return left;
        }

        List<KnownPeriod.Row> periodRows(KnownBy clock) {
            return periods.stream().map(each -> each.row(clock)).toList();
        }
    }

    /// The policies are locked. What was known before the touch stays as it is; of what is known from then on only what
    /// differs is written.
    static void derive(Connection connection, Revisions.Touched touched) throws SQLException {
        var policies = List.copyOf(touched.steps().keySet());
        if (policies.isEmpty()) {
            return;
        }
        var moving = moving(connection, policies);
        for (var clock : KnownBy.values()) {
            var since = since(connection, clock, policies, touched);
            var stored = stored(connection, clock, since);
            var begun =
                    begun(stored.periods, KnownPeriod::policy, KnownPeriod::standing, KnownPeriod::knownFrom, since);
            var begunParts = begun(stored.parts, CurbPart::policy, CurbPart::standing, CurbPart::knownFrom, since);
            var derived = new Timelines();
            since.forEach((policy, from) -> {
                var known = moving.getOrDefault(policy, List.of()).stream()
                        .map(each -> known(each, clock))
                        .toList();
                var epochs =
                        CurbHistory.fold(EntityId.parse(policy), known, from).epochs();
                epochs.forEach(epoch -> derived.curbs.add(curb(policy, clock, epoch)));
                derived.periods.addAll(KnownPeriod.of(policy, epochs, begun.getOrDefault(policy, Map.of())));
                derived.parts.addAll(
                        new CurbParts(policy, clock, from, begunParts.getOrDefault(policy, Map.of())).of(known));
            });
            delete(connection, clock, stored.without(derived));
            insert(connection, clock, derived.without(stored));
        }
    }

    /// The beginning of the last stretch of known time that is as it was, since it may now end later or earlier.
    private static Map<String, Instant> since(
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
        return since;
    }

    /// Also the periods and the parts that stand at `since`.
    private static Timelines stored(Connection connection, KnownBy clock, Map<String, Instant> since)
            throws SQLException {
        var policies = List.copyOf(since.keySet());
        var from = since.values().stream()
                .map(each -> each.equals(Instant.MIN) ? "-infinity" : each.toString())
                .toList();
        var stored = new Timelines();
        Sql.of("""
                SELECT c.* FROM unnest(?::text[], ?::timestamptz[]) AS asked (policy, since)
                JOIN curb c ON c.known_by = ? AND c.policy = asked.policy AND c.known_from >= asked.since
                """, policies, from, clock.word())
                .list(
                        connection,
                        row -> stored.curbs.add(new CurbRow(
                                row.getString("policy"),
                                row.getString("known_by"),
                                Sql.instant(row, "known_from"),
                                Sql.instantOrNull(row, "known_to"),
                                Sql.texts(row, "undated"))));
        standing(connection, clock, "curb_period", policies, from, row -> stored.periods.add(KnownPeriod.read(row)));
        standing(connection, clock, "curb_part", policies, from, row -> stored.parts.add(CurbPart.read(row)));
        return stored;
    }

    private static void standing(
            Connection connection,
            KnownBy clock,
            String table,
            List<String> policies,
            List<String> since,
            Sql.RowMapper<Boolean> adding)
            throws SQLException {
        Sql.of("""
                SELECT p.* FROM unnest(?::text[], ?::timestamptz[]) AS asked (policy, since)
                JOIN %s p ON p.known_by = ? AND p.policy = asked.policy
                    AND (p.known_to IS NULL OR p.known_to > asked.since)
                """.formatted(table), policies, since, clock.word()).list(connection, adding);
    }

    /// Of each policy what stands at `since`, since when it does.
    private static <R, S> Map<String, Map<S, Instant>> begun(
            Set<R> stored,
            Function<R, String> policy,
            Function<R, S> standing,
            Function<R, Instant> knownFrom,
            Map<String, Instant> since) {
        var begun = new HashMap<String, Map<S, Instant>>();
        for (var row : stored) {
            if (!knownFrom.apply(row).isAfter(since.getOrDefault(policy.apply(row), Instant.MIN))) {
                begun.computeIfAbsent(policy.apply(row), _ -> new HashMap<>())
                        .put(standing.apply(row), knownFrom.apply(row));
            }
        }
        return begun;
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
        var undated =
                epoch.timeline().undated().stream().map(AnnouncementId::value).toList();
        return new CurbRow(policy, clock.word(), epoch.from(), epoch.to(), undated);
    }

    private static void delete(Connection connection, KnownBy clock, Timelines gone) throws SQLException {
        delete(connection, "curb", "c.known_from = gone.known_from", gone.curbs);
        delete(
                connection,
                "curb_period",
                "(c.layer, c.from_earliest, c.known_from) = (gone.layer, gone.from_earliest, gone.known_from)",
                gone.periodRows(clock));
        delete(
                connection,
                "curb_part",
                "(c.role, c.value, c.known_from) = (gone.role, gone.value, gone.known_from)"
                        + " AND c.valid_from IS NOT DISTINCT FROM gone.valid_from",
                gone.parts);
    }

    /// @param same that a row, besides its policy and clock, is the one that is gone
    private static void delete(Connection connection, String table, String same, Collection<? extends Record> gone)
            throws SQLException {
        if (!gone.isEmpty()) {
            Bulk.run(
                    connection,
                    "DELETE FROM " + table + " c USING " + Bulk.rowsOf(table)
                            + " gone WHERE c.known_by = gone.known_by AND c.policy = gone.policy AND " + same,
                    gone);
        }
    }

    private static void insert(Connection connection, KnownBy clock, Timelines come) throws SQLException {
        Bulk.insert(connection, "curb", come.curbs);
        Bulk.insert(connection, "curb_period", come.periodRows(clock));
        Bulk.insert(connection, "curb_part", come.parts);
    }
}
