package io.countermove.analytics.rest;

import io.countermove.analytics.Trends;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The announcements behind each metric. It takes the metric's own parameters.
@Path("/api/v1/trends")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InputResource {

    private final Trends trends;
    private final Reading reading;
    private final HeavyReads heavy;

    InputResource(Trends trends, Reading reading, HeavyReads heavy) {
        this.trends = trends;
        this.reading = reading;
        this.heavy = heavy;
    }

    @GET
    @Path("/data-quality/inputs")
    public Response dataQuality(
            @BeanParam DataQualityQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/curbs-in-force/inputs")
    public Response curbsInForce(
            @BeanParam CurbQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/activity/inputs")
    public Response activity(
            @BeanParam ActivityQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/revenue-growth/inputs")
    public Response revenueGrowth(
            @BeanParam RevenueGrowthQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/cost-trend/inputs")
    public Response costTrend(
            @BeanParam CostTrendQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/before-after/inputs")
    public Response beforeAfter(
            @BeanParam BeforeAfterQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/response-lag/inputs")
    public Response responseLag(
            @BeanParam ResponseLagQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/compute-scale/inputs")
    public Response computeScale(
            @BeanParam ComputeScaleQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/frontier-gap/inputs")
    public Response frontierGap(
            @BeanParam FrontierGapQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/self-reliance/inputs")
    public Response selfReliance(
            @BeanParam SelfRelianceQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/bursts/inputs")
    public Response bursts(
            @BeanParam BurstsQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/change-points/inputs")
    public Response changePoints(
            @BeanParam ChangePointsQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    @GET
    @Path("/co-occurrence/inputs")
    public Response coOccurrence(
            @BeanParam CoOccurrenceQuery query, @BeanParam PageParameters page, @BeanParam ReadParameters read) {
        return inputs(query, page, read);
    }

    private Response inputs(TrendQuery query, PageParameters page, ReadParameters read) {
        return reading.answer(
                read,
                asOf -> page.of(
                        asOf,
                        (known, wanted) -> heavy.read(() -> trends.findInputs(query.resolve(known), known, wanted))));
    }
}
