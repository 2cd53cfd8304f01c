package io.countermove.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The AsyncAPI document that the gateway serves, with the schemas that it refers to.
final class TopicDocument {
    private static final String ORIGIN = "https://countermove.io";
    private static final String PLACE = ORIGIN + "/q/asyncapi";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    TopicDocument(Gateway gateway) {
        document =
                yaml(gateway.getAbsolute("/q/asyncapi").expect(200).response().body());
        Map<String, String> texts = new HashMap<>();
        texts.put(PLACE, document.toString());
        for (var link : Json.list(gateway.get("/schemas").items())) {
            var url = link.get("url").asText();
            texts.put(
                    ORIGIN + url,
                    gateway.getAbsolute(url).expect(200).response().body());
        }
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    }

    List<String> channels() {
        return document.get("channels").propertyStream().map(Map.Entry::getKey).toList();
    }

    String topic(String channel) {
        return document.at("/channels/" + channel + "/address").asText();
    }

    /// Whether a record is one of the messages of its channel, by headers and value.
    boolean describes(String channel, Map<String, String> headers, JsonNode value) {
        var texts = new ObjectMapper().<ObjectNode>valueToTree(headers);
        return document.at("/channels/" + channel + "/messages")
                .propertyStream()
                .anyMatch(message ->
                        fits(message.getKey(), "headers", texts) && fits(message.getKey(), "payload", value));
    }

    private boolean fits(String message, String part, JsonNode instance) {
        var pointer = "/components/messages/" + message + "/" + part;
        if (document.at(pointer).isMissingNode()) {
            return true;
        }
        var schema = document.at(pointer).has("schemaFormat") ? pointer + "/schema" : pointer;
        return schemas.getSchema(SchemaLocation.of(PLACE + "#" + schema))
                .validate(instance)
                .isEmpty();
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
