package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.revision.Revision;
import io.countermove.entities.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds to the feed of changes.
final class ChangeRows {
    private static final int TURN = 0x66656564;

    private ChangeRows() {}

    /// A row of `change`, without the id that the table gives.
    record Row(
            String type,
            Instant at,
            @Nullable String entity,
            String announcement,
            @Nullable String eventId,
            @Nullable String eventSource,
            @Nullable JsonNode detail) {
        /// Of what no single event says.
        static Row of(String type, Instant at, @Nullable String entity, String announcement, JsonNode detail) {
            return new Row(type, at, entity, announcement, null, null, detail);
        }
    }

    /// From here to the commit of the transaction no other adds.
    ///
    /// @return the id of the first row; those of the others follow on it, since no other draws any meanwhile
    static long write(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        Sql.of("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", TURN)
                .list(connection, _ -> true);
        Bulk.insert(connection, "change", rows);
        long last = Sql.of("SELECT currval(pg_get_serial_sequence('change', 'id'))")
                .list(connection, row -> row.getLong(1))
                .getFirst();
        return last - rows.size() + 1;
    }

    static List<Row> of(Collection<SubjectChange> changes) {
        return changes.stream()
                .flatMap(change -> change.news().stream().map(revision -> row(change.subject(), revision)))
                .toList();
    }

    private static Row row(String subject, Revision revision) {
        var event = revision.event();
        var type = switch (event.content()) {
            case Content.Published _ -> Changes.Type.NEW;
            case Content.Corrected _ -> Changes.Type.CORRECTED;
            case Content.Retracted _ -> Changes.Type.RETRACTED;
        };
        return new Row(
                type.word(),
                event.ingestTime(),
                null,
                subject,
                event.envelope().id(),
                event.envelope().source(),
                null);
    }

    /// @param touching the announcements that changed and mention the policy; those that a status rests on moved it
    /// @param at when the last of them was taken in
    static Row statusMoved(String policy, JsonNode before, JsonNode after, Collection<String> touching, Instant at) {
        var resting = new HashSet<>(before.findValuesAsText("announcement"));
        resting.addAll(after.findValuesAsText("announcement"));
        var moving = touching.stream().filter(resting::contains).toList();
        var causes = moving.isEmpty() ? touching : moving;
        var detail = JsonNodeFactory.instance.objectNode();
        detail.set("before", orNull(before));
        detail.set("after", orNull(after));
        var announcements = detail.putArray("announcements");
        causes.forEach(announcements::add);
        return Row.of(
                Changes.Type.STATUS_MOVED.word(), at, policy, causes.iterator().next(), detail);
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? NullNode.getInstance() : node;
    }
}
