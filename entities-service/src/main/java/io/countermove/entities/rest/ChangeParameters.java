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
        @QueryParam("before") @Nullable String before,
        @QueryParam("type") List<String> type,
        @QueryParam("kind") List<String> kind,
        @QueryParam("entity") List<String> entity,
        @QueryParam("jurisdiction") List<String> jurisdiction) {
    Changes.Filter toFilter() {
        return new Changes.Filter(
                id("since", since),
                type.stream().map(ChangeParameters::type).toList(),
                kind,
                Parameters.entities("entity", entity),
                jurisdiction);
    }

    /// The key of the change before which a feed for readers of news goes on; null at its begin.
    @Nullable
    List<String> goingOn() {
        var id = id("before", before);
        return id == null ? null : List.of(id.toString());
    }

    private static @Nullable Long id(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw BadParameter.of(parameter, "\"" + text + "\" is not the id of a change");
        }
        return Long.valueOf(text);
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
