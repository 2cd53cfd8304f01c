package io.countermove.analytics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list as every list of the API looks.
///
/// @param next where it goes on; null at the end
/// @param total how many there are over all pages, where that was asked
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page<T>(
        List<T> items,
        @Nullable String next,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer total) {

    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null);
    }
}
