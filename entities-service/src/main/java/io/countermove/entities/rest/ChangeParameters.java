package io.countermove.entities.rest;

import io.countermove.entities.Changes;
import io.countermove.platform.query.BadParameter;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The filters of the feed of changes, as sent.
public record ChangeParameters(
        @QueryParam("since") @Nullable String since,
        @QueryParam("type") List<String> type,
        @QueryParam("kind") List<String> kind,
        @QueryParam("entity") List<String> entity,
        @QueryParam("jurisdiction") List<String> jurisdiction) {
    Changes.Filter toFilter() {
        return new Changes.Filter(
                after(),
                type.stream().map(ChangeParameters::type).toList(),
                kind,
                Parameters.entities("entity", entity),
                jurisdiction);
    }

    private @Nullable Long after() {
        if (since == null) {
            return null;
        }
        if (!since.matches("\\d{1,18}")) {
            throw BadParameter.of("since", "\"" + since + "\" is not the id of a change");
        }
        return Long.valueOf(since);
    }

    private static Changes.Type type(String word) {
        return Arrays.stream(Changes.Type.values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> BadParameter.of(
                        "type",
                        "\"" + word + "\" is not one of "
                                + Arrays.stream(Changes.Type.values())
                                        .map(Changes.Type::word)
                                        .collect(Collectors.joining(", "))));
    }
}
