package io.countermove.entities.rest;

import io.countermove.platform.query.BadParameter;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The query parameters of lists, as sent.
public record ListParameters(
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("count") @Nullable String count,
        @QueryParam("atLeast") @Nullable String atLeast) {
    private static final int MOST = 500;

    int size() {
        if (limit == null) {
            return 50;
        }
        int size = limit.matches("\\d{1,6}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > MOST) {
            throw BadParameter.of("limit", "\"" + limit + "\" is not a number from 1 to " + MOST);
        }
        return size;
    }

    /// An export has no pages.
    void requireWhole() {
        if (limit != null || cursor != null || count != null) {
            throw BadParameter.of(
                    limit != null ? "limit" : cursor != null ? "cursor" : "count",
                    "csv and ndjson hold the whole list: only JSON takes limit, cursor and count");
        }
    }

    /// A feed for readers of news is its newest page.
    void requireOnePage() {
        if (cursor != null || count != null) {
            throw BadParameter.of(
                    cursor != null ? "cursor" : "count", "an Atom feed takes limit, and no cursor or count");
        }
    }

    boolean isCounted() {
        if (count != null && !count.equals("exact")) {
            throw BadParameter.of("count", "\"" + count + "\" is not exact");
        }
        return count != null;
    }
}
