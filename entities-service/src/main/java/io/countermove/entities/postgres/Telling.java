package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.topic.TopicNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// What a transaction adds to the feed, and the messages that tell of it. They name its changes, whose ids are given
/// last: until then a change goes by its place among those that are added.
final class Telling {
    private final boolean isHeard;
    private final List<ChangeRows.Row> changes = new ArrayList<>();
    private final Map<String, List<Integer>> ofAnnouncements = new HashMap<>();
    private final List<LongFunction<Outboxes.Row>> messages = new ArrayList<>();

    /// @param isHeard whether others hear of changes; if not, there are no messages
    /// @param events what the announcements themselves add
    Telling(boolean isHeard, Collection<ChangeRows.Row> events) {
        this.isHeard = isHeard;
        for (var event : events) {
            ofAnnouncements
                    .computeIfAbsent(event.announcement(), _ -> new ArrayList<>())
                    .add(add(event));
        }
    }

    /// Answers its place.
    int add(ChangeRows.Row change) {
        changes.add(change);
        return changes.size() - 1;
    }

    /// The places of what the announcements themselves added, in their order.
    List<Integer> of(Collection<String> announcements) {
        return announcements.stream()
                .flatMap(each -> ofAnnouncements.getOrDefault(each, List.of()).stream())
                .sorted()
                .toList();
    }

    /// When the last of them happened.
    Instant at(Collection<Integer> places) {
        return places.stream()
                .map(place -> changes.get(place).at())
                .reduce(Instant.EPOCH, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// @param places of the changes that the message tells of
    void tell(String topic, String key, ObjectNode message, List<Integer> places) {
        if (isHeard) {
            messages.add(first -> Outboxes.Row.of(topic, key, message.set("changes", named(first, places))));
        }
    }

    /// A snapshot names no changes, and is written out before others wait.
    void keep(String entity, ObjectNode snapshot) {
        if (isHeard) {
            var row = Outboxes.Row.of(TopicNames.ENTITIES, entity, snapshot);
            messages.add(_ -> row);
        }
    }

    private ArrayNode named(long first, List<Integer> places) {
        var named = JsonNodeFactory.instance.arrayNode(places.size());
        for (int place : places) {
            named.addObject()
                    .put("id", Long.toString(first + place))
                    .put("type", changes.get(place).type());
        }
        return named;
    }

    /// The last thing that a transaction does.
    void write(Connection connection) throws SQLException {
        long first = ChangeRows.write(connection, changes);
        Outboxes.insert(
                connection, messages.stream().map(each -> each.apply(first)).toList());
    }
}
