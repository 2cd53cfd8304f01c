package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.log.LogPosition;
import io.countermove.contracts.reconciliation.Tally;
import io.countermove.entities.Projections;
import io.countermove.entities.Quarantine;
import io.countermove.entities.Reconciliation;
import io.countermove.platform.internal.Caller;
import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.query.AsOfParameters;
import io.countermove.platform.query.Position;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What operators ask.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OperationResource {
    private final Quarantine quarantine;
    private final Reconciliation reconciliation;
    private final Projections projections;
    private final Lists lists;
    private final CurrentCaller caller;

    OperationResource(
            Quarantine quarantine,
            Reconciliation reconciliation,
            Projections projections,
            Lists lists,
            CurrentCaller caller) {
        this.projections = projections;
        this.quarantine = quarantine;
        this.reconciliation = reconciliation;
        this.lists = lists;
        this.caller = caller;
    }

    @GET
    @Path("/api/v1/quarantine")
    @Produces({MediaType.APPLICATION_JSON, Export.TEXT_CSV, Export.APPLICATION_NDJSON})
    public Response quarantine(@QueryParam("replayed") @Nullable String replayed, @BeanParam ListParameters page) {
        caller.require(Caller.Role.ADMIN);
        var wanted = Boolean.TRUE.equals(Parameters.flag("replayed", replayed));
        return lists.read(Table.QUARANTINE, new AsOfParameters(null, null, null), page, _ -> quarantine.list(wanted));
    }

    @GET
    @Path("/api/v1/quarantine/{position}")
    public ObjectNode quarantined(@PathParam("position") String position) {
        caller.require(Caller.Role.ADMIN);
        return item(position).document();
    }

    /// Whether a replay makes sense: nothing is answered where it does, a problem that says what to do instead where it
    /// does not.
    @GET
    @Path("/internal/quarantine/{position}/replayable")
    public void replayable(@PathParam("position") String position) {
        caller.require(Caller.Role.ADMIN);
        var item = item(position);
        if (item.replayedAs() != null) {
            throw Problem.of(
                            409,
                            "already-replayed",
                            position + " was replayed as " + item.replayedAs()
                                    + ". If that is not what was meant, publish a correction.")
                    .asException();
        }
        if (!item.outcome().equals("poison")) {
            throw Problem.of(
                            409,
                            "not-replayable",
                            position + " is sound; it was refused as " + item.outcome()
                                    + " among the events of its announcement, and would be again."
                                    + " Publish a correction instead, from the source of the announcement or as an admin.")
                    .asException();
        }
    }

    private Quarantine.Item item(String position) {
        return LogPosition.find(position)
                .flatMap(quarantine::find)
                .orElseThrow(() -> Problem.of(404, "not-found", "Nothing at " + position + " is in quarantine.")
                        .asException());
    }

    @GET
    @Path("/internal/reconciliation")
    public ObjectNode reconciliation() {
        var report = reconciliation.report();
        var node = JsonNodeFactory.instance.objectNode();
        node.set("records", tally(report.records()).put("position", position(report)));
        var outcomes = node.putObject("outcomes");
        report.outcomes().forEach((name, tally) -> outcomes.set(name, tally(tally)));
        node.set("current", tally(report.current()));
        node.set("facts", tally(report.facts()));
        return node.put("quarantined", report.quarantined());
    }

    /// Drops the state of another version, which nobody reads any more.
    @DELETE
    @Path("/internal/projections/{version: [1-9][0-9]{0,8}}")
    public void drop(@PathParam("version") int version) {
        try {
            projections.drop(version);
        } catch (IllegalArgumentException e) {
            throw Problem.of(409, "projection-in-use", String.valueOf(e.getMessage()))
                    .asException(e);
        }
    }

    private static String position(Reconciliation.Report report) {
        var applied = new TreeMap<Integer, Long>();
        report.next().forEach((partition, next) -> {
            if (next > 0) {
                applied.put(partition, next - 1);
            }
        });
        return Position.of(applied).toString();
    }

    private static ObjectNode tally(Tally tally) {
        return JsonNodeFactory.instance.objectNode().put("count", tally.count()).put("checksum", tally.checksum());
    }
}
