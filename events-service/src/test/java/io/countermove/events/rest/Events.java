package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.PATH;
import static io.countermove.events.rest.Requests.feesDropped;
import static io.countermove.events.rest.Requests.publisher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// CloudEvents as their senders write them.
final class Events {
    static final String PUBLISHED = "io.countermove.announcement.published.v1";
    static final String SOURCE = "urn:countermove:local";

    private Events() {}

    /// What every event has, with an announcement for data.
    static ObjectNode event(String id) {
        var event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0").put("id", id).put("source", SOURCE).put("type", PUBLISHED);
        event.put("subject", "of-" + id);
        event.set("data", data());
        return event;
    }

    static ObjectNode data() {
        return object(feesDropped("x").replace("\"id\": \"x\",", ""));
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /// The same as `ce-` headers.
    static Map<String, String> headers(String id) {
        var headers = new LinkedHashMap<String, String>();
        event(id).properties().forEach(member -> {
            if (member.getValue().isTextual()) {
                headers.put("ce-" + member.getKey(), member.getValue().textValue());
            }
        });
        return headers;
    }

    static ValidatableResponse structured(ObjectNode event) {
        return send("application/cloudevents+json", event.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse batch(String events) {
        return send("application/cloudevents-batch+json", events.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse binary(Map<String, String> headers) {
        return publisher().headers(headers).body(data().toString()).post(PATH).then();
    }

    static ValidatableResponse send(String contentType, byte[] body) {
        return publisher().contentType(contentType).body(body).post(PATH).then();
    }
}
