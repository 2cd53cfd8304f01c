package io.countermove.analytics.rest;

import io.countermove.analytics.Applied;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.LogLoss;
import io.countermove.analytics.Trends;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.query.Position;
import io.countermove.platform.query.ReadTag;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What all reads do alike: resolve the two times, wait for a position, answer `304` where nothing moved.
@Singleton
public class Reading {

    private final Trends trends;
    private final LogLoss loss;
    private final Clock clock;

    Reading(Trends trends, LogLoss loss, Clock clock) {
        this.trends = trends;
        this.loss = loss;
        this.clock = clock;
    }

    Response answer(ReadParameters read, Function<AsOf, Object> body) {
        // What cannot be read is refused before anything is waited for.
        var _ = read.times().resolve(clock);
        var wanted = Position.parse("atLeast", read.atLeast());
        loss.findReason().ifPresent(reason -> {
            throw Problem.of(503, "log-lost", "The metrics are of another log than there is: " + reason + ".")
                    .asException();
        });
        if (!trends.isCaughtUp()) {
            throw Problem.of(503, "catching-up", "The metrics are still reading what was on the log at the start.")
                    .asException()
                    .retryAfter(Duration.ofSeconds(1));
        }
        var applied = wanted.awaitCovered(() -> position(trends.applied()));
        // After the wait, or what was waited for would not be known yet.
        var resolved = read.times().resolve(clock, trends::knownBy);
        var tag = ReadTag.of(read.uri().getPath(), read.uri().getRequestUri().getRawQuery(), resolved, applied);
        var asOf = new AsOf(
                resolved.validAt(),
                resolved.knownAt(),
                switch (resolved.knownBy()) {
                    case SYSTEM -> KnownBy.SYSTEM;
                    case PUBLIC -> KnownBy.PUBLIC;
                });
        var response = tag.matches(read.headers().getHeaderString(HttpHeaders.IF_NONE_MATCH))
                ? Response.notModified()
                : ok(body.apply(asOf), read.uri());
        return response.header(HttpHeaders.ETAG, tag.value()).build();
    }

    private static Response.ResponseBuilder ok(Object body, UriInfo uri) {
        return body instanceof Page<?> page ? page.response(uri) : Response.ok(body);
    }

    static Position position(Map<Integer, Applied> applied) {
        var offsets = new HashMap<Integer, Long>();
        applied.forEach((partition, last) -> offsets.put(partition, last.offset()));
        return Position.of(offsets);
    }
}
