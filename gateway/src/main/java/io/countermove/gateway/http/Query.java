package io.countermove.gateway.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A query, decoded.
final class Query {

    private Query() {}

    /// Empty when it is not percent-encoded.
    static Optional<Map<String, List<String>>> parse(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Optional.of(Map.of());
        }
        try {
            return Optional.of(new QueryStringDecoder(query, false).parameters());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
