package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.entities.Announcements;
import io.countermove.entities.Difference;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The announcements, read.
@Singleton
class PostgresAnnouncements implements Announcements {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Transactions transactions;

    PostgresAnnouncements(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Listing list(Filter filter, Moment moment) {
        // What is known from when it was taken in has an index by that.
        var column = filter.order().field().equals("ingesttime") ? "known_from" : "announced_earliest";
        var type = column.equals("known_from") ? "timestamptz" : "date";
        return new SqlListing(
                transactions,
                AnnouncementQuery.of(filter, moment),
                List.of(
                        new SqlListing.Key(column, type, filter.order().descending()),
                        SqlListing.Key.ascending("announcement", "text")),
                PostgresAnnouncements::document,
                AnnouncementFields.FACETS);
    }

    @Override
    public Optional<Found> find(String id, Moment moment) {
        return transactions.callPlanned(connection -> AnnouncementQuery.one(id, moment)
                .find(connection, row -> {
                    if (row.getString("content") == null) {
                        var reason = row.getString("reason");
                        return new Found.Retracted(tag(row), reason == null ? "" : reason);
                    }
                    var document = document(row);
                    var answered = document.putArray("answeredBy");
                    Sql.texts(row, "answered_by").forEach(answered::add);
                    return new Found.Current(
                            answered.isEmpty() ? tag(row) : tag(row) + "." + hash(answered.toString()), document);
                }));
    }

    @Override
    public Listing revisions(String id, Moment moment) {
        var clock = moment.knownBy() == KnownBy.SYSTEM ? "r.known_from" : "r.public_from";
        var query = Sql.of("""
                SELECT r.*, b.content AS content_before FROM revision r
                LEFT JOIN revision b ON b.announcement = r.announcement AND b.ordinal = r.ordinal - 1
                WHERE r.announcement = ?
                """, id).add("AND " + clock + " <= ?", moment.knownAt());
        return new SqlListing(
                transactions, query, List.of(SqlListing.Key.ascending("ordinal", "int")), row -> revision(row, moment));
    }

    static ObjectNode document(ResultSet row) throws SQLException {
        var node = NODES.objectNode().put("id", row.getString("announcement"));
        node.setAll((ObjectNode) Sql.json(row, "content"));
        return node.put("state", "current")
                .put("revision", row.getString("event_id"))
                .put("revisions", row.getInt("revisions"))
                .put("ingesttime", Microseconds.format(Sql.instant(row, "ingest_time")))
                .put("publicTime", Microseconds.format(Sql.instant(row, "public_from")))
                .put("publishedBy", row.getString("auth_id"));
    }

    private static ObjectNode revision(ResultSet row, Moment moment) throws SQLException {
        var content = Sql.json(row, "content");
        var to = end(row, "known_to", moment);
        var publicTo = end(row, "public_to", moment);
        var superseded = (moment.knownBy() == KnownBy.SYSTEM ? to : publicTo) != null;
        var node = NODES.objectNode()
                .put("announcement", row.getString("announcement"))
                .put("revision", row.getString("event_id"))
                .put("ordinal", row.getInt("ordinal"))
                .put("type", EventType.valueOf(row.getString("type")).wire())
                .put("state", content.isNull() ? "retracted" : superseded ? "superseded" : "current")
                .put("reason", row.getString("reason"))
                .put("ingesttime", Microseconds.format(Sql.instant(row, "ingest_time")))
                .put("publishedBy", row.getString("auth_id"))
                .put("source", row.getString("source"))
                .put("knownFrom", Microseconds.format(Sql.instant(row, "known_from")))
                .put("knownTo", to == null ? null : Microseconds.format(to))
                .put("publicFrom", Microseconds.format(Sql.instant(row, "public_from")))
                .put("publicTo", publicTo == null ? null : Microseconds.format(publicTo));
        node.set("content", content);
        var differences = node.putArray("differences");
        if (row.getInt("ordinal") > 1) {
            Difference.between(Sql.json(row, "content_before"), content).forEach(difference -> {
                var each = differences.addObject().put("pointer", difference.pointer());
                each.set("before", orNull(difference.before()));
                each.set("after", orNull(difference.after()));
            });
        }
        return node;
    }

    /// An end that was not known yet is none.
    private static @Nullable Instant end(ResultSet row, String column, Moment moment) throws SQLException {
        var end = Sql.instantOrNull(row, column);
        return end == null || end.isAfter(moment.knownAt()) ? null : end;
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NODES.nullNode() : node;
    }

    /// Names the revision.
    private static String tag(ResultSet row) throws SQLException {
        return "%d-%s".formatted(Microseconds.of(Sql.instant(row, "ingest_time")), hash(row.getString("event_id")));
    }

    private static String hash(String text) {
        return Json.digest(text.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }
}
