package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.platform.query.AsOfParameters;
import io.countermove.platform.query.BadParameter;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Between which two known times. Where no day is named, each end is asked as of its own: so the days that passed are
/// part of what is explained.
public record ExplainParameters(
        @QueryParam("fromKnownAt") @Nullable String fromKnownAt,
        @QueryParam("toKnownAt") @Nullable String toKnownAt,
        @QueryParam("validAt") @Nullable String validAt,
        @QueryParam("knownBy") @Nullable String knownBy,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("atLeast") @Nullable String atLeast,
        @Context UriInfo uri,
        @Context HttpHeaders headers) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /// @param most how many points in between are computed
    record Ends(AsOf from, AsOf to, int most) {}

    /// The read of the later end.
    ReadParameters read() {
        if (toKnownAt != null) {
            AsOfParameters.instant("toKnownAt", toKnownAt);
        }
        return new ReadParameters(new AsOfParameters(validAt, toKnownAt, knownBy), atLeast, uri, headers);
    }

    /// @param to as the read was resolved
    Ends resolve(AsOf to) {
        if (fromKnownAt == null) {
            throw BadParameter.of("fromKnownAt", "is needed: from when on the number is followed");
        }
        var from = AsOfParameters.instant("fromKnownAt", fromKnownAt);
        if (!from.isBefore(to.knownAt())) {
            throw BadParameter.of(
                    "fromKnownAt",
                    "\"" + fromKnownAt + "\" is not before " + (toKnownAt == null ? "now" : "toKnownAt"));
        }
        return new Ends(
                new AsOf(validAt == null ? day(from) : to.validAt(), from, to.knownBy()),
                validAt == null ? new AsOf(day(to.knownAt()), to.knownAt(), to.knownBy()) : to,
                PageParameters.limit(limit, USUAL, MOST));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
