package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Changes;
import io.countermove.entities.Emission;
import io.countermove.entities.Timers;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A legal status that begins on a day, as it was known at the beginning of that day. What became known only on or
/// after the day was told by the announcement itself.
@Singleton
class PostgresTimers implements Timers {
    private static final String BEGINNING = "(p.from_earliest::timestamp AT TIME ZONE 'UTC')";

    private final Transactions transactions;

    PostgresTimers(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Due(
            String policy,
            String status,
            @Nullable String before,
            LocalDate day,
            LocalDate latest,
            String announcement) {
        static Due read(ResultSet row) throws SQLException {
            return new Due(
                    row.getString("policy"),
                    row.getString("status"),
                    row.getString("status_before"),
                    row.getObject("from_earliest", LocalDate.class),
                    row.getObject("from_latest", LocalDate.class),
                    row.getString("announcement"));
        }

        String what() {
            return switch (status) {
                case "expired" -> "policy-expires";
                case "suspended" -> "suspension-begins";
                case "in-force" -> "suspended".equals(before) ? "suspension-ends" : "policy-takes-effect";
                default -> "policy-" + status;
            };
        }

        Instant instant() {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        ChangeRows.Row change() {
            return ChangeRows.Row.of(Changes.Type.TIMER.word(), instant(), policy, announcement, detail());
        }

        void tell(Telling telling, int place) {
            var message = detail().put("entity", policy)
                    .put("at", instant().toString())
                    .put("announcement", announcement);
            telling.tell(TopicNames.ENTITY_CHANGES, policy, message, List.of(place));
            telling.tell(TopicNames.ALERTS, what(), message, List.of(place));
        }

        ObjectNode detail() {
            var detail = JsonNodeFactory.instance
                    .objectNode()
                    .put("timer", what())
                    .put("due", day.toString())
                    .put("certain", day.equals(latest));
            detail.putObject("before").put("legalStatus", before);
            detail.putObject("after").put("legalStatus", status);
            return detail;
        }
    }

    /// A row of `timer`.
    private record Fired(String policy, String status, LocalDate due) {}

    @Override
    public int fire(Instant now) {
        return transactions.call(connection -> {
            // It is not opened half way, so that what is told is on the outbox or comes with the opening.
            PostgresEmission.share(connection);
            return note(connection, now, PostgresEmission.isOpen(connection), _ -> true);
        });
    }

    /// Notes in the feed what has come due up to an instant, and tells what others were not told yet.
    static void catchUp(Connection connection, Emission.Past past) throws SQLException {
        note(connection, past.at(), true, each -> !past.knows(each.policy(), each.what(), each.day()));
    }

    private static int note(Connection connection, Instant now, boolean isHeard, Predicate<Due> isNews)
            throws SQLException {
        Sql.of("LOCK TABLE timer IN SHARE ROW EXCLUSIVE MODE").update(connection);
        var due = due(connection, now);
        Bulk.insert(
                connection,
                "timer",
                due.stream()
                        .map(each -> new Fired(each.policy(), each.status(), each.day()))
                        .toList());
        var telling = new Telling(isHeard, List.of());
        for (var each : due) {
            int place = telling.add(each.change());
            if (isNews.test(each)) {
                each.tell(telling, place);
            }
        }
        telling.write(connection);
        return due.size();
    }

    private static List<Due> due(Connection connection, Instant now) throws SQLException {
        return Sql.of("""
                SELECT p.policy, p.status, p.from_earliest, p.from_latest, p.announcement, (
                    SELECT b.status FROM curb_period b WHERE b.known_by = p.known_by AND b.policy = p.policy
                    AND b.layer = p.layer AND b.to_earliest = p.from_earliest AND
                """)
                .add(knownAtBeginning("b"))
                .add(") AS status_before FROM curb_period p WHERE p.known_by = 'system' AND p.layer = 'legal' AND")
                .add(knownAtBeginning("p"))
                .add("AND " + BEGINNING + " <= ? AND EXISTS (", now)
                .add(foreseen())
                .add("""
                ) AND NOT EXISTS (SELECT 1 FROM timer t
                    WHERE t.policy = p.policy AND t.status = p.status AND t.due = p.from_earliest)
                ORDER BY p.from_earliest, p.policy
                """)
                .list(connection, Due::read);
    }

    private static Sql knownAtBeginning(String alias) {
        return Sql.of("%s.known_from <= %s AND (%s.known_to IS NULL OR %s.known_to > %s)"
                .formatted(alias, BEGINNING, alias, alias, BEGINNING));
    }

    /// Something else may have become known at the very instant.
    private static Sql foreseen() {
        return Sql.of("""
                SELECT 1 FROM curb_period f WHERE f.known_by = p.known_by AND f.policy = p.policy AND f.layer = p.layer
                AND f.status = p.status AND f.from_earliest = p.from_earliest
                """)
                .add("AND f.known_from < " + BEGINNING)
                .add("AND (f.known_to IS NULL OR f.known_to >= " + BEGINNING + ")");
    }
}
