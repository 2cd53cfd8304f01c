package io.countermove.entities.rest;

import io.countermove.contracts.announcement.Confidence;
import io.countermove.entities.Selection;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The filters of a list that are alike everywhere, read from the components of a record that are query parameters:
/// `field`, `not.field`, both of any number of values, and `has.field`, which is true or false.
final class Selections {
    private static final String NOT = "not.";
    private static final String HAS = "has.";
    private static final Set<String> ENTITIES = Set.of("entity", "issuer", "target");
    private static final String CONFIDENCE = "confidence";

    private Selections() {}

    static Selection of(Record sent) {
        var among = new HashMap<String, List<String>>();
        var without = new HashMap<String, List<String>>();
        var present = new TreeMap<String, Boolean>();
        parameters(sent).forEach((name, value) -> {
            if (name.startsWith(HAS)) {
                present.put(name.substring(HAS.length()), Boolean.TRUE.equals(Parameters.flag(name, (String) value)));
            } else if (name.startsWith(NOT)) {
                without.put(name.substring(NOT.length()), values(name, name.substring(NOT.length()), value));
            } else {
                among.put(name, values(name, name, value));
            }
        });
        return new Selection(among, without, present);
    }

    /// Those that were sent.
    private static Map<String, Object> parameters(Record sent) {
        var parameters = new TreeMap<String, Object>();
        for (var field : sent.getClass().getDeclaredFields()) {
            var query = field.getAnnotation(QueryParam.class);
            var value = query == null ? null : value(field, sent);
            if (query != null && value != null && !value.equals(List.of())) {
                parameters.put(query.value(), value);
            }
        }
        return parameters;
    }

    private static @Nullable Object value(Field field, Record sent) {
        try {
            field.setAccessible(true);
            return field.get(sent);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> values(String parameter, String field, Object value) {
        var texts = ((List<?>) value).stream().map(String::valueOf).toList();
        if (ENTITIES.contains(field)) {
            return Parameters.entities(parameter, texts);
        }
        return field.equals(CONFIDENCE)
                ? Parameters.words(parameter, Confidence.class, texts).stream()
                        .map(Confidence::word)
                        .toList()
                : texts;
    }
}
