package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.entities.Matching;
import io.countermove.platform.query.AsOfParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names held against those that are known.
@Path("/api/v1/entities/match")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MatchResource {
    private final Matching matching;
    private final Answers answers;

    MatchResource(Matching matching, Answers answers) {
        this.matching = matching;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ObjectNode match(
            String body, @BeanParam AsOfParameters times, @QueryParam("atLeast") @Nullable String atLeast) {
        var request = MatchRequest.read(body);
        var asked = answers.ask(times, atLeast);
        var found = matching.match(request.names(), request.limit(), asked.moment());
        var document = JsonNodeFactory.instance
                .objectNode()
                .put("threshold", request.threshold().toPlainString());
        var results = document.putArray("results");
        for (int i = 0; i < found.size(); i++) {
            add(results.addObject(), request, request.names().get(i), found.get(i));
        }
        return asked.echo(document);
    }

    private static void add(
            ObjectNode node, MatchRequest request, Matching.Wanted wanted, List<Matching.Candidate> candidates) {
        node.put("name", wanted.name());
        var best = candidates.isEmpty() ? null : candidates.getFirst();
        node.put("match", best != null && isMatch(best, request) ? best.entity() : null);
        var array = node.putArray("candidates");
        for (var candidate : candidates) {
            var each = array.addObject().put("id", candidate.entity());
            candidate.referents().forEach(each.putArray("referents")::add);
            each.put("type", candidate.type())
                    .put("name", candidate.name())
                    .put("matched", candidate.matched())
                    .put("score", candidate.score().toPlainString())
                    .put("isMatch", isMatch(candidate, request));
            var because = each.putArray("because");
            candidate
                    .reasons()
                    .forEach(reason -> because.addObject()
                            .put("rule", reason.rule())
                            .put("detail", reason.detail())
                            .put("score", reason.score().toPlainString()));
        }
    }

    private static boolean isMatch(Matching.Candidate candidate, MatchRequest request) {
        return candidate.score().compareTo(request.threshold()) >= 0;
    }
}
