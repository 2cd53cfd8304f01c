package io.countermove.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the API says of the entities, in the form in which a snapshot says it.
record EntityAnswers(Gateway gateway) {
    private static final List<String> FACT =
            List.of("property", "value", "qualifiers", "validFrom", "validTo", "confidence", "announcement");

    /// What is known of an entity under all its ids.
    private record Known(Set<JsonNode> names, Set<String> schemes, Set<JsonNode> facts) {
        static Known none() {
            return new Known(new HashSet<>(), new TreeSet<>(), new HashSet<>());
        }

        static Known of(Stream<JsonNode> snapshots) {
            var known = none();
            snapshots.forEach(snapshot -> {
                known.names.addAll(Json.list(snapshot.path("names")));
                snapshot.path("identifiers")
                        .forEach(each -> known.schemes.add(each.get("scheme").asText()));
                snapshot.path("facts").forEach(fact -> known.facts.add(fact(fact)));
            });
            return known;
        }
    }

    List<String> differences(Bootstrap bootstrap) {
        var differences = new ArrayList<String>();
        var ids = new TreeSet<String>();
        gateway.get("/entities.ndjson")
                .expect(200)
                .response()
                .body()
                .lines()
                .forEach(line -> ids.add(Json.parse(line).get("id").asText()));
        if (!ids.equals(bootstrap.mentioned())) {
            differences.add("entities: " + ids + " but " + bootstrap.mentioned());
            return differences;
        }
        for (var id : ids) {
            var answer = gateway.get("/entities/" + id);
            // What was merged into another is compared there.
            if (answer.status() != 301) {
                compare(answer.expect(200).body(), bootstrap, differences);
            }
        }
        return differences;
    }

    private void compare(JsonNode entity, Bootstrap bootstrap, List<String> differences) {
        var id = entity.get("id").asText();
        var own = bootstrap.entity(id);
        var said = Known.of(Stream.concat(Stream.of(id), Json.texts(entity.get("referents")).stream())
                .map(bootstrap::entity));
        var answered = Known.none();
        answered.names.addAll(Json.list(entity.get("names")));
        entity.get("identifiers").fieldNames().forEachRemaining(answered.schemes::add);
        var properties = new TreeSet<String>();
        said.facts.forEach(fact -> properties.add(fact.get("property").asText()));
        entity.get("facts").forEach(fact -> properties.add(fact.get("property").asText()));
        properties.forEach(property -> answered.facts.addAll(standing(id, property)));
        if (!answered.equals(said)) {
            differences.add(id + ": " + answered + " but " + said);
        }
        var name = own.path("name").asText(id.substring(id.indexOf(':') + 1));
        if (!entity.get("name").asText().equals(name)) {
            differences.add(id + ": " + entity.get("name") + " but " + name);
        }
        if (own.has("statuses") && !statuses(id).equals(own.get("statuses"))) {
            differences.add(id + ": " + statuses(id) + " but " + own.get("statuses"));
        }
    }

    private List<JsonNode> standing(String id, String property) {
        return Json.list(gateway.get("/entities/" + id + "/history?limit=500&property=" + property)
                        .items())
                .stream()
                .filter(fact -> fact.get("knownTo").isNull())
                .map(EntityAnswers::fact)
                .toList();
    }

    /// A snapshot leaves out the layers of which nothing is known.
    private JsonNode statuses(String id) {
        var statuses =
                (ObjectNode) gateway.get("/curbs/" + id).expect(200).body().get("statuses");
        statuses.removeIf(JsonNode::isEmpty);
        return statuses;
    }

    private static JsonNode fact(JsonNode fact) {
        var node = JsonNodeFactory.instance.objectNode();
        FACT.forEach(field -> node.set(field, fact.path(field)));
        return fact.has("qualifiers") ? node : node.set("qualifiers", JsonNodeFactory.instance.objectNode());
    }
}
