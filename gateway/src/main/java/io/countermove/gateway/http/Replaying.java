package io.countermove.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermove.gateway.Answer;
import io.countermove.gateway.Problem;
import io.countermove.gateway.Problems;
import io.countermove.gateway.Service;
import io.countermove.gateway.ServiceProblems;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Asks the state whether a replay makes sense. The events-service has the log, but not what became of its records:
/// what is not in quarantine, or was replayed already, must not be appended again. Unlike [Revising] it does not go on
/// without the state.
@Singleton
final class Replaying {

    private final Upstreams upstreams;
    private final ObjectMapper json;

    Replaying(Upstreams upstreams, ObjectMapper json) {
        this.upstreams = upstreams;
        this.json = json;
    }

    Future<Void> permitted(Exchange exchange) {
        String path = exchange.context().normalizedPath();
        String question = path.replaceFirst("^/api/v1/", "/internal/").replaceFirst("/replay$", "/replayable");
        return Future.fromCompletionStage(
                        upstreams.get(Service.ENTITIES, question, exchange.caller()),
                        exchange.context().vertx().getOrCreateContext())
                .map(this::judged);
    }

    private Void judged(Answer answer) {
        return switch (answer) {
            case Answer.Missing(var problem) -> throw new RefusedException(problem);
            case Answer.Given(int status, String body) -> {
                if (status != 204) {
                    throw new RefusedException(
                            status == 401 ? ServiceProblems.misconfigured(Service.ENTITIES) : said(status, body));
                }
                yield null;
            }
        };
    }

    private Problem said(int status, String body) {
        if (status < 400) {
            return ServiceProblems.unreadable(Service.ENTITIES);
        }
        try {
            JsonNode document = json.readTree(body);
            String type = document.path("type").asText();
            return new Problem(
                    type.substring(type.lastIndexOf('/') + 1),
                    status,
                    document.path("title").asText(),
                    document.path("detail").asText(),
                    List.of(),
                    status == 503 ? Map.of("Retry-After", Problems.RETRY_SECONDS) : Map.of());
        } catch (JsonProcessingException _) {
            return ServiceProblems.unreadable(Service.ENTITIES);
        }
    }
}
