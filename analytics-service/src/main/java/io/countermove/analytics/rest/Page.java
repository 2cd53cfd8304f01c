package io.countermove.analytics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countermove.analytics.AsOf;
import io.countermove.contracts.event.Microseconds;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list as every list of the API looks. Those that depend on the times of a read echo them as resolved.
///
/// @param next where it goes on; null at the end
/// @param total how many there are over all pages, where that was asked
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page<T>(
        List<T> items,
        @Nullable String next,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer total,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String validAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String knownAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String knownBy) {

    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null, null, null, null);
    }

    static <T> Page<T> of(AsOf asOf, List<T> items, @Nullable String next, @Nullable Integer total) {
        return new Page<>(
                items,
                next,
                total,
                asOf.validAt().toString(),
                Microseconds.format(asOf.knownAt()),
                asOf.knownBy().word());
    }

    /// With a link to the next page, where there is one.
    Response.ResponseBuilder response(UriInfo uri) {
        var response = Response.ok(this);
        if (next == null) {
            return response;
        }
        var target =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        return response.header(
                HttpHeaders.LINK, "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"next\"");
    }
}
