package io.countermove.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countermove.gateway.Operation;
import io.countermove.gateway.Parameter;
import io.countermove.gateway.PathTemplate;
import io.countermove.gateway.Role;
import io.countermove.gateway.RoutingTable;
import io.countermove.gateway.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The contract, read as the routing table. What it leaves out or misspells stops the start: an operation without an
/// owner or a role
/// would otherwise be open or dead.
public final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode root;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    public static OpenApiDocument read() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("META-INF/openapi.yaml is missing");
            }
            return of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApiDocument of(InputStream yaml) throws IOException {
        return new OpenApiDocument(new YAMLMapper().readTree(yaml));
    }

    public RoutingTable routingTable() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.add(operation(path.getKey(), entry.getKey(), path.getValue(), entry.getValue()));
                    }
                }));
        return new RoutingTable(operations);
    }

    private Operation operation(String path, String method, JsonNode item, JsonNode node) {
        return new Operation(
                required(node, "operationId"),
                method.toUpperCase(Locale.ROOT),
                PathTemplate.of(path),
                Service.named(required(node, "x-countermove-service")),
                Role.named(required(node, "x-countermove-role")),
                node.has("x-countermove-revises"),
                node.has("x-countermove-replays"),
                parameters(item, node),
                bodies(node),
                answers(node));
    }

    private Map<String, Parameter> parameters(JsonNode item, JsonNode node) {
        Map<String, Parameter> parameters = new HashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), node.path("parameters"))) {
            for (JsonNode each : list) {
                JsonNode parameter = resolve(each);
                if (parameter.path("in").asText().equals("query")) {
                    parameters.put(required(parameter, "name"), queryParameter(parameter));
                }
            }
        }
        return parameters;
    }

    private Parameter queryParameter(JsonNode node) {
        JsonNode schema = resolve(node.path("schema"));
        boolean repeatable = schema.path("type").asText().equals("array");
        JsonNode single = repeatable ? resolve(schema.path("items")) : schema;
        return new Parameter(
                required(node, "name"),
                Shapes.of(single),
                repeatable,
                node.path("required").asBoolean());
    }

    private Map<String, Long> bodies(JsonNode node) {
        Map<String, Long> bodies = new HashMap<>();
        node.path("requestBody").path("content").properties().forEach(entry -> {
            JsonNode limit = entry.getValue().path("x-countermove-max-bytes");
            if (!limit.canConvertToLong()) {
                throw new IllegalStateException("no x-countermove-max-bytes for " + entry.getKey());
            }
            bodies.put(entry.getKey(), limit.asLong());
        });
        return bodies;
    }

    private Set<String> answers(JsonNode node) {
        Set<String> types = new HashSet<>();
        resolve(node.at("/responses/200")).path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isMissingNode()) {
            return node;
        }
        JsonNode target = root.at(reference.asText().substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("openapi.yaml: nothing at " + reference.asText());
        }
        return resolve(target);
    }

    private static String required(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalStateException("openapi.yaml: " + field + " is missing in " + node);
        }
        return value.asText();
    }
}
