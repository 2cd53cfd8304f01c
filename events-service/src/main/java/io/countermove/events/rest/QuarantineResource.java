package io.countermove.events.rest;

import io.countermove.contracts.log.LogPosition;
import io.countermove.events.Outcome;
import io.countermove.events.Place;
import io.countermove.events.Replay;
import io.countermove.events.Replaying;
import io.countermove.platform.internal.Caller;
import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Replays what could not be applied. Whether it stands in quarantine the gateway has asked the state before; here it
/// is read from the log itself, and judged anew.
@Path("/api/v1/quarantine/{position}/replay")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QuarantineResource {
    private final Replaying replaying;
    private final CurrentCaller caller;

    QuarantineResource(Replaying replaying, CurrentCaller caller) {
        this.replaying = replaying;
        this.caller = caller;
    }

    @POST
    public Response replay(@PathParam("position") String position) throws InterruptedException {
        caller.require(Caller.Role.ADMIN);
        var place = LogPosition.find(position).orElseThrow(() -> nowhere(position));
        return switch (replaying.replay(new Place(place.partition(), place.offset()))) {
            case Replay.Appended(var receipt) -> Answer.ofOne(new Outcome.Written(receipt));
            case Replay.Unacknowledged(var known, var detail) ->
                Answer.ofOne(new Outcome.Unacknowledged(known, detail));
            case Replay.Nowhere _ -> throw nowhere(position);
            case Replay.StillPoison poison -> throw stillPoison(position, poison);
        };
    }

    private static ProblemException nowhere(String position) {
        return Problem.of(404, "not-found", "The log has no record at " + position + ".")
                .asException();
    }

    private static ProblemException stillPoison(String position, Replay.StillPoison poison) {
        var reason = poison.reason().word();
        var violations = poison.violations().stream()
                .map(broken -> new Problem.Violation(broken.pointer(), broken.rule(), broken.detail()))
                .toList();
        var problem = Problem.of(
                        422,
                        "still-poison",
                        "The record at " + position + " still cannot be applied: " + reason + ": " + poison.detail()
                                + ". Nothing was appended; publish what it should have said.")
                .with("reason", reason);
        return (violations.isEmpty()
                        ? problem.with(new Problem.Violation("", reason, poison.detail()))
                        : problem.with(violations))
                .asException();
    }
}
