package io.countermove.analytics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list as every list of the API looks.
///
/// @param next where it goes on; null at the end
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page<T>(List<T> items, @Nullable String next) {

    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
