package io.countermove.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.gateway.KeyProblems;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Role;
import io.countermove.gateway.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a new key shall be: `{"name", "role", "sources"?, "official"?}`.
final class KeyRequest {

    private static final String RULE = "invalid-key";
    private static final Set<String> KNOWN = Set.of("name", "role", "sources", "official");
    private static final int MOST_SOURCES = 32;

    private final JsonNode body;
    private final List<Violation> violations = new ArrayList<>();

    private KeyRequest(JsonNode body) {
        this.body = body;
    }

    /// Fails with a problem that names everything that is wrong.
    static Principal principal(JsonNode body) {
        return new KeyRequest(body).principal();
    }

    private Principal principal() {
        body.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                refuse("/" + field, "is not known; a key has name, role, sources and official");
            }
        });
        String name = name();
        Role role = role();
        List<String> sources = sources(role);
        boolean official = official(role);
        if (!violations.isEmpty()) {
            throw new ProblemException(KeyProblems.invalidKey(violations));
        }
        return new Principal(role, name, sources, official);
    }

    private String name() {
        String name = body.path("name").asText();
        Principal.findFaultOfName(name)
                .or(() -> name.contains(":") ? Optional.of("must not contain a colon") : Optional.empty())
                .ifPresent(fault -> refuse("/name", fault));
        return name;
    }

    private Role role() {
        String word = body.path("role").asText();
        for (Role role : Role.values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        refuse("/role", "must be reader, publisher or admin");
        return Role.READER;
    }

    private List<String> sources(Role role) {
        JsonNode node = body.path("sources");
        if (!node.isMissingNode() && !node.isArray()) {
            refuse("/sources", "must be an array of source prefixes");
        }
        List<String> sources = new ArrayList<>();
        for (JsonNode each : node) {
            String source = each.isTextual() ? each.asText() : "";
            String pointer = "/sources/" + sources.size();
            Principal.findFaultOfSource(source).ifPresent(fault -> refuse(pointer, fault));
            sources.add(source);
        }
        if (sources.size() > MOST_SOURCES) {
            refuse("/sources", "has more than " + MOST_SOURCES);
        }
        if (role == Role.PUBLISHER && sources.isEmpty()) {
            refuse("/sources", "must name what a publisher may publish as; the first is its default");
        }
        if (role == Role.READER && !sources.isEmpty()) {
            refuse("/sources", "must be left out: a reader publishes nothing");
        }
        return sources;
    }

    private boolean official(Role role) {
        JsonNode node = body.path("official");
        if (!node.isMissingNode() && !node.isBoolean()) {
            refuse("/official", "must be true or false");
        }
        if (role == Role.READER && node.asBoolean()) {
            refuse("/official", "must be left out: a reader publishes nothing");
        }
        return node.asBoolean();
    }

    private void refuse(String pointer, String detail) {
        violations.add(new Violation(pointer, RULE, detail));
    }
}
