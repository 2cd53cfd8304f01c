package io.countermove.events.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// The attributes of a CloudEvent in the JSON format: all members but the data. Extensions may be flags and integers of
/// 32 bits too, and stand in their canonical form; null is as if it were not there.
/// Source: <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md>.
final class JsonAttributes {
    private static final Set<String> STRINGS =
            Set.of("id", "source", "specversion", "type", "subject", "time", "dataschema", "datacontenttype");
    private static final Set<String> DATA = Set.of("data", "data_base64");

    private JsonAttributes() {}

    static Attributes attributes(ObjectNode event, String at) {
        var attributes = new Attributes(at);
        event.properties().forEach(member -> {
            if (!DATA.contains(member.getKey()) && !member.getValue().isNull()) {
                read(attributes, member.getKey(), member.getValue());
            }
        });
        return attributes;
    }

    private static void read(Attributes attributes, String name, JsonNode value) {
        var integer = value.isIntegralNumber() && value.canConvertToInt();
        if (value.isTextual()) {
            attributes.put(name, value.textValue());
        } else if (!STRINGS.contains(name) && (value.isBoolean() || integer)) {
            attributes.put(name, value.asText());
        } else {
            var forms = STRINGS.contains(name) ? "a string" : "a string, a flag or an integer of 32 bits";
            attributes.violate(name, "attribute-type", "it is to be " + forms);
        }
    }
}
