package io.countermove.contracts.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.Word;
import io.countermove.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/// Kinds, roles, entity types and properties, by name, in the order of the file. They are data: a new kind needs no
/// new class.
public record Vocabulary(
        String version,
        Map<String, EntityType> entityTypes,
        Map<String, Role> roles,
        Map<String, Kind> kinds,
        Map<String, Property> properties) {

    private static final String RESOURCE = "/io/countermove/contracts/vocabulary.json";

    private static final Vocabulary STANDARD = of(document());

    /// The vocabulary of this version of the contract.
    public static Vocabulary standard() {
        return STANDARD;
    }

    /// The file itself, as the gateway serves it.
    public static JsonNode document() {
        try (var in = Vocabulary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Kind> findKind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    public Optional<Property> findProperty(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    public Optional<Role> findRole(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /// The slot in which a fact can conflict with others of its entity: property and slot parts.
    public String slotOf(Fact fact) {
        var property = findProperty(fact.property());
        return property.map(p -> fact.property() + "|" + p.slotOf(fact)).orElse(fact.property());
    }

    /// Whether an official source beats others for this property.
    public boolean prefersOfficial(String property) {
        return findProperty(property).map(Property::official).orElse(false);
    }

    static Vocabulary of(JsonNode file) {
        return new Vocabulary(
                file.path("version").asText(),
                read(file.path("entityTypes"), (name, node) -> new EntityType(name, description(node))),
                read(file.path("roles"), (name, node) -> new Role(name, description(node), texts(node, "types"))),
                read(file.path("kinds"), Vocabulary::kind),
                read(file.path("properties"), Vocabulary::property));
    }

    private static Kind kind(String name, JsonNode node) {
        var requires = StreamSupport.stream(node.path("requires").spliterator(), false)
                .map(group -> new Kind.RoleGroup(
                        texts(group, "anyOf"), group.path("min").asInt(1)))
                .toList();
        return new Kind(
                name,
                node.path("group").asText(),
                description(node),
                requires,
                texts(node, "allows"),
                texts(node, "properties"),
                texts(node, "fields"));
    }

    private static Property property(String name, JsonNode node) {
        return new Property(
                name,
                description(node),
                texts(node, "of"),
                texts(node, "types").stream()
                        .map(type -> Word.parse(ValueType.class, type))
                        .toList(),
                texts(node, "values"),
                node.path("unit").textValue(),
                texts(node, "bases"),
                texts(node, "references"),
                texts(node, "qualifiers"),
                texts(node, "slot"),
                node.path("many").asBoolean(false),
                node.path("official").asBoolean(false));
    }

    private static <T> Map<String, T> read(JsonNode node, BiFunction<String, JsonNode, T> function) {
        var map = new LinkedHashMap<String, T>();
        node.properties().forEach(entry -> map.put(entry.getKey(), function.apply(entry.getKey(), entry.getValue())));
        return Collections.unmodifiableMap(map);
    }

    private static String description(JsonNode node) {
        return node.path("description").asText();
    }

    private static List<String> texts(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
