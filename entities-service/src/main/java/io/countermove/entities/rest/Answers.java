package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.contracts.revision.KnownNow;
import io.countermove.entities.Moment;
import io.countermove.entities.State;
import io.countermove.platform.query.AsOf;
import io.countermove.platform.query.AsOfParameters;
import io.countermove.platform.query.Position;
import io.countermove.platform.query.ReadTag;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all reads have in common: waiting for a position, the two times, the tag, and their echo.
@Singleton
class Answers {
    private static final Duration SETTLING = Duration.ofSeconds(15);

    private final Watermark watermark;
    private final Clock clock;
    private final UriInfo uri;
    private final HttpHeaders headers;

    Answers(Watermark watermark, Clock clock, UriInfo uri, HttpHeaders headers) {
        this.watermark = watermark;
        this.clock = clock;
        this.uri = uri;
        this.headers = headers;
    }

    /// A read in progress.
    ///
    /// @param settled whether it is so long ago that what is applied in time can change nothing more
    record Asked(AsOf asOf, Position position, boolean settled) {
        Moment moment() {
            return new Moment(
                    asOf.validAt(),
                    asOf.knownAt(),
                    KnownBy.valueOf(asOf.knownBy().name()));
        }

        ObjectNode echo(ObjectNode document) {
            return document.put("validAt", asOf.validAt().toString())
                    .put("knownAt", asOf.knownAtText())
                    .put("knownBy", asOf.knownBy().wire())
                    .put("position", position.toString())
                    .put("settled", settled);
        }
    }

    /// Now is not before what is applied: the clock of the intake may be ahead of ours.
    Asked ask(AsOfParameters times, @Nullable String atLeast) {
        var wanted = Position.parse("atLeast", atLeast);
        var lastKnown = new AtomicReference<>(Instant.EPOCH);
        var position = wanted.awaitCovered(() -> {
            var applied = watermark.applied();
            lastKnown.set(applied.lastKnown());
            return position(applied);
        });
        var asOf = times.resolve(clock, now -> KnownNow.of(now, lastKnown.get()));
        return new Asked(asOf, position, !asOf.knownAt().isAfter(clock.instant().minus(SETTLING)));
    }

    private static Position position(State.Applied applied) {
        var offsets = new TreeMap<Integer, Long>();
        applied.nextOffsets().forEach((partition, next) -> {
            if (next > 0) {
                offsets.put(partition, next - 1);
            }
        });
        return Position.of(offsets);
    }

    /// With a weak tag; `document` is made only where the reader does not have it.
    Response read(AsOfParameters times, @Nullable String atLeast, Function<Asked, ObjectNode> document) {
        return tagged(ask(times, atLeast), asked -> Response.ok(asked.echo(document.apply(asked))));
    }

    Response tagged(Asked asked, Function<Asked, Response.ResponseBuilder> answer) {
        return tagged(asked, "", answer);
    }

    /// @param state what the answer depends on beside the log and the day
    Response tagged(Asked asked, String state, Function<Asked, Response.ResponseBuilder> answer) {
        var query = uri.getRequestUri().getRawQuery();
        var tag = ReadTag.of(
                uri.getPath(), state.isEmpty() ? query : query + "\n" + state, asked.asOf(), asked.position());
        return tag.matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))
                ? Response.notModified().header(HttpHeaders.ETAG, tag.value()).build()
                : answer.apply(asked).header(HttpHeaders.ETAG, tag.value()).build();
    }

    /// With a tag that the document gives.
    Response strong(String tag, Asked asked, ObjectNode document) {
        var quoted = "\"" + tag + "\"";
        var known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.equals("*") || known.contains(quoted))
                ? Response.notModified().header(HttpHeaders.ETAG, quoted).build()
                : Response.ok(asked.echo(document))
                        .header(HttpHeaders.ETAG, quoted)
                        .build();
    }
}
