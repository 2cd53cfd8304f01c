package io.countermove.events.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.events.Draft;
import io.countermove.events.Intake;
import io.countermove.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Publishes, corrects and retracts announcements. Answers when the broker has acknowledged, and not before.
@Path(AnnouncementResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AnnouncementResource {
    static final String PATH = "/api/v1/announcements";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENT_BATCH = "application/cloudevents-batch+json";

    private final Intake intake;
    private final Admission admission;
    private final Drafts drafts;
    private final PlainJson plainJson;
    private final Preconditions preconditions;
    private final Senders senders;
    private final Idempotency idempotency;

    AnnouncementResource(
            Intake intake,
            Admission admission,
            Drafts drafts,
            PlainJson plainJson,
            Preconditions preconditions,
            Senders senders,
            Idempotency idempotency) {
        this.intake = intake;
        this.admission = admission;
        this.drafts = drafts;
        this.plainJson = plainJson;
        this.preconditions = preconditions;
        this.senders = senders;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, CLOUD_EVENT, CLOUD_EVENT_BATCH})
    public Response publish(InputStream body, @Context HttpHeaders headers)
            throws JsonProcessingException, InterruptedException {
        JsonType.requireUtf8(headers);
        var sender = senders.of(headers);
        try (var ticket = admission.enter()) {
            var bytes = Body.read(body, Body.BATCH, ticket);
            var request = read(bytes, headers, sender);
            var key = headers.getHeaderString(Idempotency.HEADER);
            var outcomes = intake.submit(idempotency.name(request, key, bytes, sender));
            return request.batch() ? Answer.ofBatch(outcomes) : Answer.ofOne(outcomes.getFirst());
        }
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response correct(@PathParam("id") String id, InputStream body, @Context HttpHeaders headers)
            throws JsonProcessingException, InterruptedException {
        JsonType.requireUtf8(headers);
        var sender = senders.of(headers);
        try (var ticket = admission.enter()) {
            var json = Drafts.json(Body.read(body, Body.ONE_EVENT, ticket));
            var subject = subject(id);
            var basis = preconditions.basis(subject, headers);
            return submit(Drafts.one(plainJson.corrected(subject, json, sender, basis)));
        }
    }

    /// Both parameters are as in the body of a retraction: a `reason`, and when it was published, where it was.
    @DELETE
    @Path("/{id}")
    public Response retract(
            @PathParam("id") String id,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("publishedOn") @Nullable String publishedOn,
            @Context HttpHeaders headers)
            throws InterruptedException {
        var sender = senders.of(headers);
        try (var _ = admission.enter()) {
            var subject = subject(id);
            var basis = preconditions.basis(subject, headers);
            return submit(Drafts.one(plainJson.retracted(subject, reason, publishedOn, sender, basis)));
        }
    }

    private Drafts.Request read(byte[] body, HttpHeaders headers, Sender sender) throws JsonProcessingException {
        var type = headers.getMediaType();
        if (type.isCompatible(MediaType.valueOf(CLOUD_EVENT))) {
            return drafts.cloudEvents(body, false, sender);
        }
        if (type.isCompatible(MediaType.valueOf(CLOUD_EVENT_BATCH))) {
            return drafts.cloudEvents(body, true, sender);
        }
        var attributes = BinaryHeaders.attributes(headers);
        return attributes.isEmpty() ? drafts.plainJson(body, sender) : drafts.cloudEvent(attributes, body, sender);
    }

    private Response submit(Draft draft) throws InterruptedException {
        return Answer.ofOne(intake.submit(List.of(draft)).getFirst());
    }

    private static AnnouncementId subject(String id) {
        if (!AnnouncementId.isValid(id)) {
            throw Problem.of(
                            404,
                            "not-found",
                            "There is no announcement " + id + ": an id is " + AnnouncementId.RULE + ".")
                    .asException();
        }
        return new AnnouncementId(id);
    }
}
