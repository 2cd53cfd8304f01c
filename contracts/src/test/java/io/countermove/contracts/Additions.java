package io.countermove.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Compares a vocabulary with an older one: whether everything that was valid is valid, and means the same.
final class Additions {

    /// What it says alone, and nobody computes with.
    private static final Set<String> FREE = Set.of("description", "version", "group");
    /// What takes less when it appears.
    private static final Set<String> RESTRICTING =
            Set.of("requires", "types", "properties", "references", "bases", "slot", "official", "many", "unit");

    private final List<String> faults = new ArrayList<>();

    private Additions() {}

    /// What is gone, or means something else, by JSON pointer.
    static List<String> faults(JsonNode before, JsonNode now) {
        var compared = new Additions();
        compared.compareObjects(before, now, "");
        return compared.faults;
    }

    private void compareObjects(JsonNode before, JsonNode now, String at) {
        before.properties().forEach(member -> compare(member.getKey(), member.getValue(), now, at));
        now.properties().stream()
                .filter(member -> !before.has(member.getKey()) && RESTRICTING.contains(member.getKey()))
                .forEach(member -> faults.add(at + "/" + member.getKey() + " is new and takes less"));
    }

    private void compare(String name, JsonNode before, JsonNode parent, String at) {
        var now = parent.path(name);
        var here = at + "/" + name;
        if (FREE.contains(name) && before.isTextual()) {
            return;
        }
        if (now.isMissingNode()) {
            faults.add(here + " is gone");
        } else if (name.equals("requires")) {
            compareRequired(before, now, here);
        } else if (before.isObject()) {
            compareObjects(before, now, here);
        } else if (before.isArray() && !name.equals("slot")) {
            words(before).filter(word -> !has(now, word)).forEach(word -> faults.add(here + " lacks " + word));
        } else if (!before.equals(now)) {
            faults.add(here + " was " + before + " and is " + now);
        }
    }

    /// Each group of roles that is required now was required before, with no other choice and no smaller number.
    private void compareRequired(JsonNode before, JsonNode now, String at) {
        now.forEach(group -> {
            var known = before.valueStream()
                    .anyMatch(old -> words(old.path("anyOf")).allMatch(word -> has(group.path("anyOf"), word))
                            && old.path("min").asInt(1) >= group.path("min").asInt(1));
            if (!known) {
                faults.add(at + " asks for " + group);
            }
        });
    }

    private static Stream<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asText);
    }

    private static boolean has(JsonNode array, String word) {
        return words(array).anyMatch(word::equals);
    }
}
