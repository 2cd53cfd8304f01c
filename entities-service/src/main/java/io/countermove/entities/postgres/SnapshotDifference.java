package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What differs between two snapshots of an entity: the fields that do, and of a list only the items that the other
/// does not have. What an entity that is in everything has gained is small, however much it has.
///
/// @param before what is no more
/// @param after what is new
record SnapshotDifference(ObjectNode before, ObjectNode after) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static SnapshotDifference of(@Nullable JsonNode before, ObjectNode after) {
        var difference = new SnapshotDifference(NODES.objectNode(), NODES.objectNode());
        var old = before == null ? NODES.objectNode() : before;
        var fields = new TreeSet<String>();
        old.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        for (var field : fields) {
            var was = old.path(field);
            var is = after.path(field);
            if (!was.equals(is)) {
                put(difference.before, field, was, is);
                put(difference.after, field, is, was);
            }
        }
        return difference;
    }

    private static void put(ObjectNode side, String field, JsonNode value, JsonNode other) {
        if (value.isArray()) {
            var others = items(other);
            var own = NODES.arrayNode();
            value.forEach(item -> {
                if (!others.contains(item)) {
                    own.add(item);
                }
            });
            side.set(field, own);
        } else if (!value.isMissingNode()) {
            side.set(field, value);
        }
    }

    private static Set<JsonNode> items(JsonNode array) {
        var items = new HashSet<JsonNode>();
        array.forEach(items::add);
        return items;
    }
}
