package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.oracle.FollowedEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A system that knows of the entities what the compacted topic says from its beginning, and reads nothing else.
record Bootstrap(Map<String, JsonNode> entities) {
    JsonNode entity(String id) {
        return Objects.requireNonNull(entities.get(id), id);
    }

    /// The ids of what announcements still mention.
    Set<String> mentioned() {
        return entities.entrySet().stream()
                .filter(entity -> !entity.getValue().has("mentioned"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static Bootstrap from(StartedSystem system) {
        var entities = new TreeMap<String, JsonNode>();
        var partitions = new HashMap<String, Integer>();
        for (var message : new OpenTopic(system, OpenTopic.ENTITIES).records()) {
            var snapshot = Json.parse(message.value());
            assertThat(snapshot.get("id").asText()).isEqualTo(message.key());
            assertThat(partitions.computeIfAbsent(message.key(), _ -> message.partition()))
                    .isEqualTo(message.partition());
            var known = entities.put(message.key(), snapshot);
            // At least once: the same version may come again, never an older one.
            assertThat(version(snapshot)).isGreaterThanOrEqualTo(known == null ? 1 : version(known));
        }
        return new Bootstrap(entities);
    }

    /// Where the changes of an entity do not follow on each other up to its snapshot: what one change left is what the
    /// next one found, in versions without a gap.
    static List<String> gaps(OpenTopic changes, Bootstrap bootstrap) {
        var gaps = new ArrayList<String>();
        var followed = new TreeMap<String, FollowedEntity>();
        var last = new HashMap<String, JsonNode>();
        for (var message : changes.records()) {
            var change = Json.parse(message.value());
            if (change.has("version")) {
                var entity = followed.computeIfAbsent(message.key(), _ -> new FollowedEntity());
                var before = last.put(message.key(), change);
                if (before == null || !before.equals(change)) {
                    follow(entity, change, gaps);
                }
            }
        }
        bootstrap.entities().forEach((id, snapshot) -> {
            var entity = followed.get(id);
            if (entity == null || version(snapshot) != entity.version() || !entity.is(snapshot)) {
                gaps.add(entity + " but " + snapshot);
            }
        });
        return gaps;
    }

    private static void follow(FollowedEntity entity, JsonNode change, List<String> gaps) {
        try {
            entity.follow(change);
        } catch (IllegalArgumentException e) {
            gaps.add(entity + " then " + e.getMessage());
        }
    }

    private static long version(JsonNode node) {
        return node.get("version").asLong();
    }
}
