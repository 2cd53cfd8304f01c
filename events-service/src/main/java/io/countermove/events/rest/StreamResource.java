package io.countermove.events.rest;

import io.countermove.events.Intake;
import io.countermove.platform.problem.Problem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Publishes announcements of any number, a line for each, and answers while they arrive.
@Path(AnnouncementResource.PATH)
@RunOnVirtualThread
public class StreamResource {
    static final String NDJSON = "application/x-ndjson";

    private final Senders senders;
    private final Admission admission;
    private final Judge judge;
    private final Intake intake;
    private final IntakeSettings settings;
    private final Refusals refusals;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Executor judging = Executors.newVirtualThreadPerTaskExecutor();

    StreamResource(
            Senders senders,
            Admission admission,
            Judge judge,
            Intake intake,
            IntakeSettings settings,
            Refusals refusals) {
        this.senders = senders;
        this.admission = admission;
        this.judge = judge;
        this.intake = intake;
        this.settings = settings;
        this.refusals = refusals;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping.set(true);
    }

    /// Answers with a line for each thing to tell.
    ///
    /// @param fromLine the first line to publish, from 1; those before it are passed over
    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    public Response publish(
            InputStream body, @QueryParam("fromLine") @DefaultValue("1") long fromLine, @Context HttpHeaders headers) {
        JsonType.requireUtf8(headers);
        var sender = senders.of(headers);
        if (fromLine < 1) {
            throw Problem.of(400, "bad-parameter", "fromLine is the number of a line, from 1.")
                    .asException();
        }
        var lines = new LineIntake(
                body,
                fromLine,
                sender,
                judge,
                intake,
                settings.silence(),
                judging,
                refusals,
                admission.enterStream(sender.caller().principal()),
                stopping::get);
        return Response.ok(lines, NDJSON).build();
    }
}
