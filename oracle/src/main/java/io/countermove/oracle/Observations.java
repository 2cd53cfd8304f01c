package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the topic of observations has to hold in the end: under `announcement|revision|ordinal` each revision (0) and
/// its facts (from 1), as the metrics see them.
final class Observations {
    private static final List<String> FIELDS_OF_A_REVISION =
            List.of("kind", "announcedOn", "validFrom", "validTo", "confidence", "stance", "direction", "reports");
    private static final List<String> FIELDS_OF_A_FACT =
            List.of("entity", "property", "validFrom", "validTo", "confidence");

    private final SortedMap<String, JsonNode> observations = new TreeMap<>();

    private Observations() {}

    static SortedMap<String, JsonNode> of(SortedMap<String, List<Revision>> revisions) {
        var made = new Observations();
        revisions.values().forEach(ofSubject -> ofSubject.forEach(made::add));
        return made.observations;
    }

    private void add(Revision revision) {
        var event = revision.event();
        var named = event.source() + "\n" + event.id();
        var digest = Json.digest(named.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        var key = event.key() + "|" + digest + "|";
        var known = known(revision);
        observations.put(key + 0, event.isRetracted() ? retracted(event, known) : said(event, known));
        int ordinal = 0;
        for (var fact : event.value().path("facts")) {
            ordinal++;
            observations.put(key + ordinal, claimed(fact, known));
        }
    }

    private static JsonNode retracted(RawRecord event, JsonNode known) {
        return node().put("event", event.id()).set("known", known);
    }

    private static JsonNode said(RawRecord event, JsonNode known) {
        var content = event.value();
        var source = content.path("source");
        var node = node().put("event", event.id())
                .put("publisher", source.path("publisher").asText())
                .put("official", source.path("official").asBoolean())
                .put("imported", !event.header("ce_recordedtime").isEmpty());
        copy(FIELDS_OF_A_REVISION, content, node);
        for (var list : List.of("jurisdictions", "respondsTo")) {
            content.path(list).forEach(node.putArray(list)::add);
        }
        var also = node.putArray("alsoReportedBy");
        content.path("alsoReportedBy").forEach(other -> also.add(other.path("publisher")));
        var participants = node.putArray("participants");
        content.path("participants").forEach(who -> copy(List.of("role", "entity"), who, participants.addObject()));
        return node.set("known", known);
    }

    private static JsonNode claimed(JsonNode fact, JsonNode known) {
        var node = node();
        copy(FIELDS_OF_A_FACT, fact, node);
        node.set("value", value(fact.path("value")));
        node.set("qualifiers", fact.has("qualifiers") ? fact.path("qualifiers") : node());
        return node.set("known", known);
    }

    private static JsonNode value(JsonNode value) {
        if (!value.isObject()) {
            return node().put("word", value.asText());
        }
        var money = value.has("amount");
        var node = node().put("number", plain(value.path(money ? "amount" : "value")))
                .put("unit", value.path(money ? "currency" : "unit").asText())
                .put("qualifier", value.path("qualifier").asText("="));
        copy(List.of("basis"), value, node);
        for (var bound : List.of("low", "high")) {
            if (value.has(bound)) {
                node.put(bound, plain(value.path(bound)));
            }
        }
        return node;
    }

    private static String plain(JsonNode number) {
        return new BigDecimal(number.asText()).toPlainString();
    }

    private static JsonNode known(Revision revision) {
        var node = node();
        put(node, "from", revision.knownFrom());
        put(node, "to", revision.knownTo());
        put(node, "publicFrom", revision.publicFrom());
        put(node, "publicTo", revision.publicTo());
        return node;
    }

    private static void put(ObjectNode node, String field, @Nullable Instant instant) {
        if (instant != null) {
            node.put(field, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        }
    }

    private static void copy(List<String> fields, JsonNode from, ObjectNode to) {
        for (var field : fields) {
            if (from.has(field)) {
                to.set(field, from.path(field));
            }
        }
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
