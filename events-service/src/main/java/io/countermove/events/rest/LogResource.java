package io.countermove.events.rest;

import io.countermove.events.LogArchive;
import io.countermove.events.NotRestoredException;
import io.countermove.platform.internal.Caller;
import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;

/// The log as a file, and an empty log from one.
@Path("/api/v1/log")
@RunOnVirtualThread
public class LogResource {
    private final LogArchive archive;
    private final CurrentCaller caller;

    LogResource(LogArchive archive, CurrentCaller caller) {
        this.archive = archive;
        this.caller = caller;
    }

    @GET
    @Produces(StreamResource.NDJSON)
    public Response dump() {
        caller.require(Caller.Role.ADMIN);
        StreamingOutput lines = archive::dump;
        return Response.ok(lines, StreamResource.NDJSON).build();
    }

    @POST
    @Consumes(StreamResource.NDJSON)
    @Produces(MediaType.APPLICATION_JSON)
    public LogArchive.Manifest restore(InputStream dump) throws IOException, InterruptedException {
        caller.require(Caller.Role.ADMIN);
        try {
            return archive.restore(dump);
        } catch (NotRestoredException e) {
            throw problem(e);
        }
    }

    private static ProblemException problem(NotRestoredException e) {
        var rest = e.written() == 0
                ? " Nothing was written."
                : " The log holds " + e.written() + " records of it: begin again with an empty one.";
        var problem = switch (e.reason()) {
            case LOG_NOT_EMPTY -> Problem.of(409, "log-not-empty", e.getMessage() + rest);
            case OTHER_PARTITIONS -> Problem.of(409, "other-partitions", e.getMessage() + rest);
            case BROKEN_DUMP -> Problem.of(422, "broken-dump", e.getMessage() + rest);
            case LOG_AWAY -> Problem.of(503, "log-away", e.getMessage() + rest);
        };
        return problem.with("written", e.written()).asException(e);
    }
}
