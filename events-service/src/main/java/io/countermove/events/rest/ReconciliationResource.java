package io.countermove.events.rest;

import io.countermove.events.LogTally;
import io.countermove.events.Readiness;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.query.Position;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/// The side `log` of the reconciliation: every record as this service read it back.
@Path("/internal/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
    private final LogTally tally;
    private final Readiness readiness;

    ReconciliationResource(LogTally tally, Readiness readiness) {
        this.tally = tally;
        this.readiness = readiness;
    }

    /// A side of the reconciliation that knows records only.
    public record View(Records records) {}

    public record Records(long count, String checksum, String position) {}

    @GET
    public View read() {
        if (!readiness.isReady()) {
            throw Problem.of(503, "starting", "The log is still being read.")
                    .asException()
                    .retryAfter(Duration.ofSeconds(2));
        }
        var reading = tally.read();
        return new View(new Records(
                reading.records().count(),
                reading.records().checksum(),
                Position.of(reading.offsets()).toString()));
    }
}
