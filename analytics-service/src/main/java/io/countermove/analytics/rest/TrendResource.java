package io.countermove.analytics.rest;

import io.countermove.analytics.Metric;
import io.countermove.analytics.Trends;
import io.countermove.platform.query.AsOfParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The catalogue, the metrics, and the announcements behind each.
@Path("/api/v1/trends")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TrendResource {

    private final Trends trends;
    private final Reading reading;

    TrendResource(Trends trends, Reading reading) {
        this.trends = trends;
        this.reading = reading;
    }

    @GET
    public Page<CatalogueEntry> catalogue() {
        return Page.whole(Arrays.stream(Metric.values()).map(CatalogueEntry::of).toList());
    }

    @GET
    @Path("/curbs-in-force")
    public Response curbsInForce(
            @BeanParam CurbQuery query,
            @BeanParam AsOfParameters times,
            @QueryParam("atLeast") @Nullable String atLeast,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return reading.answer(
                uri,
                headers,
                times,
                atLeast,
                asOf -> trends.curbsInForce(query.resolve(asOf), asOf).toMap());
    }

    @GET
    @Path("/activity")
    public Response activity(
            @BeanParam ActivityQuery query,
            @BeanParam AsOfParameters times,
            @QueryParam("atLeast") @Nullable String atLeast,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return reading.answer(
                uri,
                headers,
                times,
                atLeast,
                asOf -> trends.activity(query.resolve(asOf), asOf).toMap());
    }

    @GET
    @Path("/curbs-in-force/inputs")
    public Response curbInputs(
            @BeanParam CurbQuery query,
            @BeanParam PageParameters page,
            @BeanParam AsOfParameters times,
            @QueryParam("atLeast") @Nullable String atLeast,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return reading.answer(
                uri,
                headers,
                times,
                atLeast,
                asOf -> page.of(asOf, known -> trends.inputs(query.resolve(known), known)));
    }

    @GET
    @Path("/activity/inputs")
    public Response activityInputs(
            @BeanParam ActivityQuery query,
            @BeanParam PageParameters page,
            @BeanParam AsOfParameters times,
            @QueryParam("atLeast") @Nullable String atLeast,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return reading.answer(
                uri,
                headers,
                times,
                atLeast,
                asOf -> page.of(asOf, known -> trends.inputs(query.resolve(known), known)));
    }
}
