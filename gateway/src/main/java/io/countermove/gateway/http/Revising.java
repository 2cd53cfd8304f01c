package io.countermove.gateway.http;

import io.countermove.gateway.Problems;
import io.countermove.gateway.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Names the revision that a correction or retraction replaces. The events-service has no database: the gateway asks
/// the state for the current revision and passes its ETag on, so that the new one is stamped after it; and refuses an
/// `If-Match` that names another. What the state has not seen yet, the events-service may remember, and refuse as well.
@Singleton
final class Revising {

    static final String ABSENT = "X-Countermove-Absent";
    private static final String REVISION = "X-Countermove-Revision";
    private static final String IF_MATCH = "If-Match";

    private final Upstreams upstreams;

    Revising(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    Future<MultiMap> naming(Exchange exchange, MultiMap headers) {
        MultiMap asking = MultiMap.caseInsensitiveMultiMap().set("Accept", "application/json");
        String path = exchange.context().normalizedPath();
        return upstreams
                .open(Service.ENTITIES, HttpMethod.GET, path, exchange.caller(), asking)
                .compose(request -> request.send())
                .map(Revising::seen)
                // State away: the events-service decides by what it remembers of the log.
                .otherwise(new Seen(0, null))
                .map(seen -> merged(headers, seen));
    }

    private static Seen seen(HttpClientResponse response) {
        response.resume();
        return new Seen(response.statusCode(), revision(response.getHeader("ETag")));
    }

    /// The tag of a document names its revision, and after a point who has answered it.
    private static @Nullable String revision(@Nullable String tag) {
        return tag == null ? null : tag.strip().replaceFirst("\\.[0-9a-f]+\"$", "\"");
    }

    private static MultiMap merged(MultiMap headers, Seen seen) {
        if (seen.status() == 404) {
            return headers.set(ABSENT, "true");
        }
        // A retracted one (410) may be corrected: it has a current revision too.
        if ((seen.status() != 200 && seen.status() != 410) || seen.etag() == null) {
            return headers;
        }
        String wanted = headers.get(IF_MATCH);
        if (wanted == null || wanted.strip().equals("*")) {
            return headers.set(REVISION, seen.etag());
        }
        if (Arrays.stream(wanted.split(",", -1)).map(Revising::revision).noneMatch(seen.etag()::equals)) {
            throw new RefusedException(Problems.revisionMoved(seen.etag()));
        }
        return headers.set(IF_MATCH, seen.etag());
    }

    /// What the state answered; 0 when it did not.
    private record Seen(int status, @Nullable String etag) {}
}
