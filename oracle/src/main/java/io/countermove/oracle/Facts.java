package io.countermove.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which of several facts in one slot stands, and what stands behind it.
final class Facts {
    private static final int MOST_ALTERNATIVES = 20;

    private Facts() {}

    private record Stated(Said by, JsonNode fact) {

        String property() {
            return fact.path("property").asText();
        }

        LocalDate counts() {
            var since = by.since(fact);
            return (since == null ? by.announcedOn() : since).earliest();
        }

        boolean holds(LocalDate day) {
            var until = by.until(fact);
            return !day.isBefore(counts()) && (until == null || day.isBefore(until.earliest()));
        }

        boolean winsByOffice() {
            return by.official() && Vocabulary.standard().prefersOfficial(property());
        }

        String slot() {
            var property = Vocabulary.standard().findProperty(property()).orElseThrow();
            var slot = new StringBuilder(property());
            for (var part : property.slot()) {
                var value = fact.path("value").path(part);
                var unnamed = part.equals("basis") ? "unspecified" : "";
                slot.append('|')
                        .append(part)
                        .append('=')
                        .append(
                                value.isMissingNode()
                                        ? fact.path("qualifiers").path(part).asText(unnamed)
                                        : value.asText());
            }
            return property.many() ? slot + "|" + fact.path("value") : slot.toString();
        }

        /// A rumour never beats what is surer; an official source beats others where the vocabulary says so; then the
        /// latest beginning, the surest, the latest announced, the lowest id.
        boolean beats(Stated other) {
            boolean rumour = by.sureness(fact) == Said.RUMOURED;
            if (rumour != (other.by.sureness(other.fact) == Said.RUMOURED)) {
                return !rumour;
            }
            if (winsByOffice() != other.winsByOffice()) {
                return winsByOffice();
            }
            if (!counts().equals(other.counts())) {
                return counts().isAfter(other.counts());
            }
            if (by.sureness(fact) != other.by.sureness(other.fact)) {
                return by.sureness(fact) < other.by.sureness(other.fact);
            }
            var announced = by.announcedOn().earliest();
            if (!announced.equals(other.by.announcedOn().earliest())) {
                return announced.isAfter(other.by.announcedOn().earliest());
            }
            return by.id().compareTo(other.by.id()) < 0;
        }

        ObjectNode toJson() {
            var node = JsonNodeFactory.instance.objectNode();
            node.set("value", fact.path("value"));
            if (fact.has("qualifiers")) {
                node.set("qualifiers", fact.path("qualifiers"));
            }
            return node.put("confidence", by.confidence(fact))
                    .put("official", by.official())
                    .put("validFrom", text(by.since(fact)))
                    .put("validTo", text(by.until(fact)))
                    .put("knownFrom", Microseconds.format(by.knownFrom()))
                    .put("announcement", by.id());
        }
    }

    /// @param entities the ids of one thing
    static List<JsonNode> resolve(Set<String> entities, List<Said> known, Asked asked) {
        Map<String, List<Stated>> slots = new TreeMap<>();
        for (var by : known) {
            for (var fact : by.content().path("facts")) {
                var stated = new Stated(by, fact);
                if (entities.contains(fact.path("entity").asText()) && stated.holds(asked.validAt())) {
                    insert(slots.computeIfAbsent(stated.slot(), _ -> new ArrayList<>()), stated);
                }
            }
        }
        var resolved = new ArrayList<JsonNode>();
        for (var slot : slots.values()) {
            var best = slot.getFirst();
            var since = best.by.since(best.fact);
            var node = best.toJson()
                    .put("property", best.property())
                    .put("certain", since == null || !asked.validAt().isBefore(since.latest()));
            var alternatives = node.putArray("alternatives");
            slot.stream().skip(1).limit(MOST_ALTERNATIVES).forEach(other -> alternatives.add(other.toJson()));
            if (slot.size() > 1 + MOST_ALTERNATIVES) {
                node.put("moreAlternatives", true);
            }
            resolved.add(node);
        }
        return resolved;
    }

    private static void insert(List<Stated> slot, Stated stated) {
        int place = 0;
        while (place < slot.size() && !stated.beats(slot.get(place))) {
            place++;
        }
        slot.add(place, stated);
    }

    private static @Nullable String text(@Nullable EdtfDate date) {
        return date == null ? null : date.text();
    }
}
