package io.countermove.entities.rest;

import io.countermove.contracts.vocabulary.Property;
import io.countermove.contracts.vocabulary.ValueType;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.entities.Entities;
import io.countermove.platform.query.BadParameter;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The filters of the list of entities, as sent.
public record EntityParameters(
        @QueryParam("q") @Nullable String q,
        @QueryParam("identifier") List<String> identifier,
        @QueryParam("property") List<String> property,
        @QueryParam("sort") @Nullable String sort) {
    private static final Pattern CONDITION =
            Pattern.compile("([a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*){0,2}):(eq|ne|gt|ge|lt|le):(.+)");
    private static final Pattern SORT = Pattern.compile("-?(score|id|name|property:[a-z][a-z0-9-]*)");

    Entities.Filter toFilter(EntitySelection selection) {
        var order = sort == null ? (q == null ? "id" : "-score") : sort;
        if (!SORT.matcher(order).matches()) {
            throw BadParameter.of(
                    "sort",
                    "\"" + sort + "\" is not score, id, name or property:<name>, with - before it for descending");
        }
        if (q == null && order.endsWith("score")) {
            throw BadParameter.of("sort", "only what is searched with q has a score");
        }
        boolean descending = order.startsWith("-");
        return new Entities.Filter(
                q,
                identifier.stream().map(EntityParameters::identifier).toList(),
                property.stream().map(EntityParameters::condition).toList(),
                selection.toSelection(),
                descending ? order.substring(1) : order,
                descending);
    }

    private static Entities.Identifier identifier(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw BadParameter.of("identifier", "\"" + text + "\" is not scheme:value such as QID:Q182477");
        }
        return new Entities.Identifier(text.substring(0, colon), text.substring(colon + 1));
    }

    /// Of what names no entity nothing more can be asked.
    private static void requireReference(String name) {
        var references = Vocabulary.standard().properties().values().stream()
                .filter(property -> property.types().contains(ValueType.REFERENCE))
                .map(Property::name)
                .toList();
        if (!references.contains(name)) {
            throw BadParameter.of(
                    "property", "\"" + name + "\" stands before a dot and names no entity; these do: " + references);
        }
    }

    private static Entities.Condition condition(String text) {
        var match = CONDITION.matcher(text);
        if (!match.matches()) {
            throw BadParameter.of(
                    "property",
                    "\"" + text
                            + "\" is not name:op:value with op one of eq, ne, gt, ge, lt, le, and name a property or"
                            + " up to three with a dot between them");
        }
        var path = List.of(match.group(1).split("\\.", -1));
        path.subList(0, path.size() - 1).forEach(EntityParameters::requireReference);
        return new Entities.Condition(
                path, Entities.Comparison.valueOf(match.group(2).toUpperCase(Locale.ROOT)), match.group(3));
    }
}
