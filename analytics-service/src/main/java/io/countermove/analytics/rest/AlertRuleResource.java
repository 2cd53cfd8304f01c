package io.countermove.analytics.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.analytics.AlertLog;
import io.countermove.analytics.AlertRule;
import io.countermove.analytics.AlertRules;
import io.countermove.analytics.AlertRules.Outcome;
import io.countermove.analytics.AsOf;
import io.countermove.analytics.Questions;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.revision.KnownBy;
import io.countermove.platform.internal.Caller;
import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/// Rules that tell when a metric crosses a bound, begins a burst or changes its status, or the verdict on a claim does.
@Path(AlertRuleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertRuleResource {

    static final String PATH = "/api/v1/alert-rules";
    private static final Logger LOG = Logger.getLogger(AlertRuleResource.class);

    private final AlertRules rules;
    private final Questions questions;
    private final CurrentCaller caller;
    private final Clock clock;

    AlertRuleResource(AlertRules rules, Questions questions, CurrentCaller caller, Clock clock) {
        this.rules = rules;
        this.questions = questions;
        this.caller = caller;
        this.clock = clock;
    }

    /// The whole list, oldest first.
    @GET
    public Response list() {
        requireRead();
        return answer(
                Response.ok(Page.whole(rules.all().stream().map(this::view).toList())));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return answer(Response.ok(view(find(id))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] body) throws InterruptedException {
        var by = caller.require(Caller.Role.PUBLISHER).principal();
        requireRead();
        var now = clock.instant();
        var asOf = new AsOf(LocalDate.ofInstant(now, ZoneOffset.UTC), now, KnownBy.SYSTEM);
        var wish = AlertRuleRequest.wish(read(body), questions, asOf);
        try {
            return switch (rules.make(wish, by)) {
                case Outcome.Made(var rule) -> {
                    LOG.infof(
                            "alert-rule=%s event=made metric=%s by=%s",
                            rule.id(), rule.watched().metric(), by);
                    yield answer(
                            Response.created(URI.create(PATH + "/" + rule.id())).entity(view(rule)));
                }
                case Outcome.Known(var rule) -> answer(Response.ok(view(rule)));
                case Outcome.TooMany(var most) ->
                    throw Problem.of(
                                    409,
                                    "too-many-alert-rules",
                                    "There are " + most + " rules, and no more may be; end one first.")
                            .asException();
                case Outcome.TooLong(var latest) ->
                    throw AlertRuleRequest.problem(List.of(AlertRuleRequest.violation(
                                    "/until", "must be later than now, and not later than " + latest)))
                            .asException();
            };
        } catch (AlertLog.NotKeptException e) {
            throw notKept(e);
        }
    }

    /// Ends it, with what it saw. Who made it may, and every admin.
    @DELETE
    @Path("/{id}")
    public Response end(@PathParam("id") String id) throws InterruptedException {
        var by = caller.require(Caller.Role.PUBLISHER);
        var rule = find(id);
        if (!rule.createdBy().equals(by.principal()) && !by.isAtLeast(Caller.Role.ADMIN)) {
            throw Problem.of(403, "rule-of-another", "The rule was made by " + rule.createdBy() + ".")
                    .asException();
        }
        try {
            rules.end(rule);
            LOG.infof("alert-rule=%s event=ended by=%s", id, by.principal());
            return Response.noContent().build();
        } catch (AlertLog.NotKeptException e) {
            throw notKept(e);
        }
    }

    private AlertRule find(String id) {
        requireRead();
        return rules.find(id)
                .orElseThrow(() -> Problem.of(404, "not-found", "There is no rule " + id + ".")
                        .asException());
    }

    private AlertRuleView view(AlertRule rule) {
        return AlertRuleView.of(rule, rules.findState(rule.id()).orElse(null));
    }

    private void requireRead() {
        if (!rules.isRead()) {
            throw Problem.of(503, "starting", "The rules have not been read yet.")
                    .asException()
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            var node = Json.read(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException _) {
            // Said below.
        }
        throw Problem.of(400, "malformed-json", "The body is not a JSON object.")
                .asException();
    }

    private static RuntimeException notKept(AlertLog.NotKeptException failure) {
        return Problem.of(
                        503,
                        "rules-away",
                        "The log does not answer, so nobody knows whether it was kept. Look at the list of rules and try again.")
                .asException(failure)
                .retryAfter(Duration.ofSeconds(5));
    }

    private static Response answer(Response.ResponseBuilder response) {
        return response.header("Cache-Control", "no-store").build();
    }
}
