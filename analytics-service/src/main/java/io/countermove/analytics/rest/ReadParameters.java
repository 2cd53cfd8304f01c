package io.countermove.analytics.rest;

import io.countermove.platform.query.AsOfParameters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// What every read of a metric takes: the two times, a position to wait for, and the request itself.
public record ReadParameters(
        @BeanParam AsOfParameters times,
        @QueryParam("atLeast") @Nullable String atLeast,
        @Context UriInfo uri,
        @Context HttpHeaders headers) {}
