package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// An entity as one knows it who reads its changes from the first on, and nothing else: its version, and the fields
/// of its snapshot, whose lists are sets.
public final class FollowedEntity {
    private static final Set<String> BESIDE = Set.of("version");

    private final Map<String, Object> fields = new TreeMap<>();
    private long version;

    public long version() {
        return version;
    }

    /// Takes in the next change. Throws `IllegalArgumentException` where it does not begin at what is known.
    public void follow(JsonNode change) {
        require(change.path("version").asLong() == version + 1, change);
        require(change.path("before").isNull() == (version == 0), change);
        version++;
        var gone = change.path("before");
        var come = change.path("after");
        gone.properties().forEach(field -> take(field.getKey(), field.getValue(), come.has(field.getKey()), change));
        come.properties().forEach(field -> put(field.getKey(), field.getValue(), change));
    }

    /// Whether a snapshot says what is known.
    public boolean is(JsonNode snapshot) {
        var said = new TreeMap<String, Object>();
        snapshot.properties().stream()
                .filter(field -> !BESIDE.contains(field.getKey()))
                .forEach(field -> said.put(field.getKey(), value(field.getValue())));
        return said.equals(fields);
    }

    private void take(String field, JsonNode value, boolean stays, JsonNode change) {
        if (value.isArray()) {
            var items = items(field);
            value.forEach(item -> require(items.remove(item.toString()), change));
            require(stays || items.isEmpty(), change);
            if (stays) {
                fields.put(field, items);
            } else {
                fields.remove(field);
            }
        } else {
            require(value(value).equals(fields.remove(field)), change);
        }
    }

    private void put(String field, JsonNode value, JsonNode change) {
        if (value.isArray()) {
            var items = items(field);
            value.forEach(item -> items.add(item.toString()));
            fields.put(field, items);
        } else {
            require(fields.put(field, value(value)) == null, change);
        }
    }

    private Set<String> items(String field) {
        return fields.get(field) instanceof Set<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
    }

    private static Object value(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::toString).collect(Collectors.toCollection(TreeSet::new))
                : node.toString();
    }

    private static void require(boolean holds, JsonNode change) {
        if (!holds) {
            throw new IllegalArgumentException("does not follow: " + change);
        }
    }

    @Override
    public String toString() {
        return version + " " + fields;
    }
}
