package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An announcement in the revision that was known, since when.
record Said(String id, JsonNode content, Instant knownFrom) {

    private static final List<String> SURENESS = List.of("confirmed", "reported", "claimed", "estimated", "rumoured");
    static final int RUMOURED = SURENESS.indexOf("rumoured");

    String kind() {
        return content.path("kind").asText();
    }

    EdtfDate announcedOn() {
        return EdtfDate.parse(content.path("announcedOn").asText());
    }

    @Nullable
    EdtfDate validFrom() {
        return date(content, "validFrom");
    }

    @Nullable
    EdtfDate validTo() {
        return date(content, "validTo");
    }

    boolean official() {
        return content.path("source").path("official").asBoolean();
    }

    /// 0 is surest.
    int sureness() {
        return SURENESS.indexOf(content.path("confidence").asText("reported"));
    }

    int sureness(JsonNode fact) {
        return fact.has("confidence") ? SURENESS.indexOf(fact.path("confidence").asText()) : sureness();
    }

    String confidence(JsonNode fact) {
        return SURENESS.get(sureness(fact));
    }

    boolean movesPolicies() {
        return kind().startsWith("policy.") || kind().equals("licence.changed") || kind().equals("listing.changed");
    }

    /// Null where it is unknown.
    @Nullable
    EdtfDate since(JsonNode fact) {
        var stated = date(fact, "validFrom");
        if (stated != null) {
            return stated;
        }
        return validFrom() != null || movesPolicies() ? validFrom() : announcedOn();
    }

    /// The announcement's own end bounds what has no beginning of its own.
    @Nullable
    EdtfDate until(JsonNode fact) {
        return fact.has("validFrom") || fact.has("validTo") ? date(fact, "validTo") : validTo();
    }

    boolean hasInstrument(String policy) {
        return inRole("instrument").contains(policy);
    }

    List<String> inRole(String role) {
        var entities = new ArrayList<String>();
        for (var participant : content.path("participants")) {
            if (participant.path("role").asText().equals(role)) {
                entities.add(participant.path("entity").asText());
            }
        }
        return entities;
    }

    /// Takes part in it, has a fact in it, or is the value of one.
    boolean isAbout(String entity) {
        for (var participant : content.path("participants")) {
            if (participant.path("entity").asText().equals(entity)) {
                return true;
            }
        }
        for (var fact : content.path("facts")) {
            if (fact.path("entity").asText().equals(entity)
                    || (isReference(fact) && fact.path("value").asText().equals(entity))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReference(JsonNode fact) {
        return !Vocabulary.standard()
                .findProperty(fact.path("property").asText())
                .orElseThrow()
                .references()
                .isEmpty();
    }

    private static @Nullable EdtfDate date(JsonNode node, String field) {
        return node.has(field) ? EdtfDate.parse(node.path(field).asText()) : null;
    }
}
