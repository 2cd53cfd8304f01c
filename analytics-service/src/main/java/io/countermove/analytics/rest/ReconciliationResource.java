package io.countermove.analytics.rest;

import io.countermove.analytics.Applied;
import io.countermove.analytics.Tallies;
import io.countermove.analytics.Trends;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// What the metrics have counted, to be held against the log and the state.
@Path("/internal/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReconciliationResource {

    private final Trends trends;

    ReconciliationResource(Trends trends) {
        this.trends = trends;
    }

    @GET
    public ReconciliationView reconcile() {
        var applied = trends.applied();
        var tallies = applied.values().stream().map(Applied::tallies).reduce(Tallies.NONE, Tallies::plus);
        return ReconciliationView.of(tallies, Reading.position(applied).toString());
    }
}
