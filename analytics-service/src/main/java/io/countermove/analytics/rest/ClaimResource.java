package io.countermove.analytics.rest;

import io.countermove.analytics.ClaimCheck;
import io.countermove.analytics.Trends;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The article's claims against the metrics.
@Path("/api/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClaimResource {

    private final Trends trends;
    private final Reading reading;
    private final HeavyReads heavy;

    ClaimResource(Trends trends, Reading reading, HeavyReads heavy) {
        this.trends = trends;
        this.reading = reading;
        this.heavy = heavy;
    }

    @GET
    public Response claims(@QueryParam("level") @Nullable String level, @BeanParam ReadParameters read) {
        double asked = Values.level(level);
        return reading.answer(
                read,
                asOf -> Page.of(
                        asOf,
                        heavy.read(() -> trends.claims(asked, asOf)).stream()
                                .map(ClaimCheck::toMap)
                                .toList(),
                        null,
                        null));
    }
}
