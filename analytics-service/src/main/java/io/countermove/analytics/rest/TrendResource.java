package io.countermove.analytics.rest;

import io.countermove.analytics.Metric;
import io.countermove.analytics.Trends;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;

/// The catalogue and the metrics.
@Path("/api/v1/trends")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TrendResource {

    private final Trends trends;
    private final Reading reading;
    private final HeavyReads heavy;

    TrendResource(Trends trends, Reading reading, HeavyReads heavy) {
        this.trends = trends;
        this.reading = reading;
        this.heavy = heavy;
    }

    @GET
    public Page<CatalogueEntry> catalogue() {
        return Page.whole(Arrays.stream(Metric.values()).map(CatalogueEntry::of).toList());
    }

    @GET
    @Path("/data-quality")
    public Response dataQuality(@BeanParam DataQualityQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/curbs-in-force")
    public Response curbsInForce(@BeanParam CurbQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/activity")
    public Response activity(@BeanParam ActivityQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/revenue-growth")
    public Response revenueGrowth(@BeanParam RevenueGrowthQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/cost-trend")
    public Response costTrend(@BeanParam CostTrendQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/before-after")
    public Response beforeAfter(@BeanParam BeforeAfterQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/response-lag")
    public Response responseLag(@BeanParam ResponseLagQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/compute-scale")
    public Response computeScale(@BeanParam ComputeScaleQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/frontier-gap")
    public Response frontierGap(@BeanParam FrontierGapQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/self-reliance")
    public Response selfReliance(@BeanParam SelfRelianceQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/bursts")
    public Response bursts(@BeanParam BurstsQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/change-points")
    public Response changePoints(@BeanParam ChangePointsQuery query, @BeanParam ReadParameters read) {
        return answer(query, read);
    }

    @GET
    @Path("/co-occurrence")
    public Response coOccurrence(@BeanParam CoOccurrenceQuery query, @BeanParam ReadParameters read) {
        return reading.answer(
                read,
                asOf -> heavy.read(() -> trends.answer(query.resolve(asOf), asOf))
                        .toMap());
    }

    private Response answer(TrendQuery query, ReadParameters read) {
        return reading.answer(
                read, asOf -> trends.answer(query.resolve(asOf), asOf).toMap());
    }
}
