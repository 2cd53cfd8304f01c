package io.countermove.entities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where two documents differ: a JSON pointer, and what stands there in each; null where there is nothing.
public record Difference(
        String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
    public static List<Difference> between(JsonNode before, JsonNode after) {
        var found = new ArrayList<Difference>();
        compare("", before, after, found);
        return found;
    }

    private static void compare(String pointer, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            var fields = new TreeSet<String>();
            before.fieldNames().forEachRemaining(fields::add);
            after.fieldNames().forEachRemaining(fields::add);
            fields.forEach(
                    field -> compare(pointer + "/" + escape(field), before.path(field), after.path(field), found));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(pointer + "/" + i, before.path(i), after.path(i), found);
            }
        } else {
            found.add(new Difference(pointer, orNull(before), orNull(after)));
        }
    }

    private static @Nullable JsonNode orNull(JsonNode node) {
        return node instanceof MissingNode ? null : node;
    }

    private static String escape(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
