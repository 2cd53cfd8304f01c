package io.countermove.analytics.rest;

import io.countermove.analytics.Trends;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Why each metric moved. It takes the metric's own parameters.
@Path("/api/v1/trends")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ExplainResource {

    private final Trends trends;
    private final Reading reading;
    private final HeavyReads heavy;

    ExplainResource(Trends trends, Reading reading, HeavyReads heavy) {
        this.trends = trends;
        this.reading = reading;
        this.heavy = heavy;
    }

    @GET
    @Path("/data-quality/explain")
    public Response dataQuality(@BeanParam DataQualityQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/curbs-in-force/explain")
    public Response curbsInForce(@BeanParam CurbQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/activity/explain")
    public Response activity(@BeanParam ActivityQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/revenue-growth/explain")
    public Response revenueGrowth(@BeanParam RevenueGrowthQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/cost-trend/explain")
    public Response costTrend(@BeanParam CostTrendQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/before-after/explain")
    public Response beforeAfter(@BeanParam BeforeAfterQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/response-lag/explain")
    public Response responseLag(@BeanParam ResponseLagQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/compute-scale/explain")
    public Response computeScale(@BeanParam ComputeScaleQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/frontier-gap/explain")
    public Response frontierGap(@BeanParam FrontierGapQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/self-reliance/explain")
    public Response selfReliance(@BeanParam SelfRelianceQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/bursts/explain")
    public Response bursts(@BeanParam BurstsQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/change-points/explain")
    public Response changePoints(@BeanParam ChangePointsQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    @GET
    @Path("/co-occurrence/explain")
    public Response coOccurrence(@BeanParam CoOccurrenceQuery query, @BeanParam ExplainParameters between) {
        return explain(query, between);
    }

    private Response explain(TrendQuery query, ExplainParameters between) {
        return reading.answer(between.read(), to -> {
            var ends = between.resolve(to);
            return heavy.read(() -> trends.explain(query::resolve, ends.from(), ends.to(), ends.most()))
                    .toMap();
        });
    }
}
