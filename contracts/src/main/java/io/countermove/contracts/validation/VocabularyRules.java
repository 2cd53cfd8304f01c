package io.countermove.contracts.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.vocabulary.Kind;
import io.countermove.contracts.vocabulary.Property;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The rules that the schema cannot say: kinds with their roles and properties, types of values, dates.
final class VocabularyRules {

    private final Vocabulary vocabulary;

    VocabularyRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The rules that a document which conforms to the schema breaks.
    List<Violation> check(ObjectNode document) {
        var violations = new ArrayList<Violation>();
        violations.addAll(Dates.check(document));
        var name = document.path("kind").asText();
        vocabulary
                .findKind(name)
                .ifPresentOrElse(
                        kind -> checkKind(kind, document, violations::add),
                        () -> violations.add(new Violation(
                                "/kind", "unknown-kind", "no such kind: " + name + "; see /api/v1/vocabulary")));
        checkSources(document, violations::add);
        forEach(document.path("facts"), "/facts", (fact, at) -> checkFact(fact, at, violations::add));
        return violations;
    }

    /// The value of a fact that was checked.
    FactValue value(JsonNode fact) {
        var property = vocabulary.findProperty(fact.path("property").asText()).orElseThrow();
        return FactValueReader.read(fact.path("value"), property);
    }

    private void checkKind(Kind kind, ObjectNode document, Consumer<Violation> broken) {
        forEach(document.path("participants"), "/participants", (p, at) -> checkParticipant(kind, p, at, broken));
        for (var group : kind.requires()) {
            long present = count(document.path("participants"), "role", group.anyOf());
            if (present < group.min()) {
                broken.accept(
                        new Violation("/participants", "required-role", kind.name() + " needs the role " + group));
            }
        }
        if (!kind.properties().isEmpty() && count(document.path("facts"), "property", kind.properties()) == 0) {
            broken.accept(new Violation(
                    "/facts",
                    "required-property",
                    kind.name() + " needs a fact of " + String.join(" or ", kind.properties())));
        }
        for (var field : List.of("stance", "direction")) {
            if (document.hasNonNull(field) && !kind.fields().contains(field)) {
                broken.accept(new Violation("/" + field, "unknown-field", kind.name() + " has no " + field));
            }
        }
    }

    private void checkParticipant(Kind kind, JsonNode participant, String at, Consumer<Violation> broken) {
        var name = participant.path("role").asText();
        if (!kind.permits(name)) {
            var known = vocabulary.findRole(name).isPresent();
            broken.accept(new Violation(
                    at + "/role", known ? "role-not-allowed" : "unknown-role", kind.name() + " takes " + kind.roles()));
            return;
        }
        var entity = participant.path("entity").asText();
        checkEntity(entity, at + "/entity", broken);
        var types = vocabulary.findRole(name).orElseThrow().types();
        if (!types.isEmpty()
                && EntityId.find(entity).filter(e -> types.contains(e.type())).isEmpty()) {
            broken.accept(new Violation(
                    at + "/entity", "role-type", name + " is an entity of type " + String.join(" or ", types)));
        }
    }

    private void checkFact(JsonNode fact, String at, Consumer<Violation> broken) {
        Dates.check(fact).forEach(violation -> broken.accept(violation.below(at)));
        checkEntity(fact.path("entity").asText(), at + "/entity", broken);
        var name = fact.path("property").asText();
        vocabulary
                .findProperty(name)
                .ifPresentOrElse(
                        property -> checkFact(property, fact, at, broken),
                        () -> broken.accept(new Violation(
                                at + "/property",
                                "unknown-property",
                                "no such property: " + name + "; see /api/v1/vocabulary")));
    }

    private static void checkFact(Property property, JsonNode fact, String at, Consumer<Violation> broken) {
        var entity = EntityId.find(fact.path("entity").asText());
        if (entity.isPresent() && !property.of().contains(entity.get().type())) {
            broken.accept(new Violation(
                    at + "/property",
                    "property-type",
                    property.name() + " is a property of " + String.join(", ", property.of())));
        }
        fact.path("qualifiers").fieldNames().forEachRemaining(name -> {
            if (!property.qualifiers().contains(name)) {
                broken.accept(new Violation(
                        at + "/qualifiers/" + name,
                        "unknown-qualifier",
                        property.name() + " takes the qualifiers " + property.qualifiers()));
            }
        });
        try {
            FactValueReader.read(fact.path("value"), property);
        } catch (FactValueReader.Refusal refusal) {
            broken.accept(refusal.at(at + "/value"));
        }
    }

    private void checkEntity(String id, String at, Consumer<Violation> broken) {
        var entity = EntityId.find(id);
        if (entity.isPresent()
                && !vocabulary.entityTypes().containsKey(entity.get().type())) {
            broken.accept(new Violation(
                    at,
                    "unknown-entity-type",
                    "an entity is of type "
                            + String.join(", ", vocabulary.entityTypes().keySet())));
        }
    }

    private static void checkSources(JsonNode document, Consumer<Violation> broken) {
        Dates.check(document.path("source")).forEach(violation -> broken.accept(violation.below("/source")));
        forEach(
                document.path("alsoReportedBy"),
                "/alsoReportedBy",
                (source, at) -> Dates.check(source).forEach(violation -> broken.accept(violation.below(at))));
    }

    private static long count(JsonNode array, String field, List<String> words) {
        return array.valueStream()
                .filter(node -> words.contains(node.path(field).asText()))
                .count();
    }

    private static void forEach(JsonNode array, String at, Visitor visitor) {
        for (int i = 0; i < array.size(); i++) {
            visitor.visit(array.path(i), at + "/" + i);
        }
    }

    /// Takes a node and its pointer.
    private interface Visitor {
        void visit(JsonNode node, String at);
    }
}
