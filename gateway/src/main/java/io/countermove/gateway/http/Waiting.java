package io.countermove.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.gateway.Answer;
import io.countermove.gateway.Service;
import io.countermove.gateway.Services;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `Prefer: wait=N`: what was acknowledged is answered when the state shows it, or after N seconds.
/// Source: <https://www.rfc-editor.org/rfc/rfc7240#section-4.3>.
@Singleton
final class Waiting {
    static final long MOST_SECONDS = 30;

    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?(?=$|[,;\\s])", Pattern.CASE_INSENSITIVE);
    private static final long PAUSE_MILLIS = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final Services services;
    private final Vertx vertx;

    Waiting(Services services, Vertx vertx) {
        this.services = services;
        this.vertx = vertx;
    }

    /// How long the client would wait, at most [#MOST_SECONDS]; empty where it does not say.
    static OptionalLong findSeconds(@Nullable String prefer) {
        var matcher = WAIT.matcher(prefer == null ? "" : prefer);
        return matcher.find()
                ? OptionalLong.of(Math.min(MOST_SECONDS, Long.parseLong(matcher.group(1))))
                : OptionalLong.empty();
    }

    /// Completes with whether the state shows what the receipts, or the receipt, speak of.
    Future<Boolean> visible(Exchange exchange, String receipts, long seconds) {
        String question = question(receipts);
        if (question == null) {
            return Future.succeededFuture(false);
        }
        Promise<Boolean> seen = Promise.promise();
        vertx.setTimer(Math.max(1, Duration.ofSeconds(seconds).toMillis()), _ -> seen.tryComplete(false));
        ask(exchange, question, seen);
        return seen.future();
    }

    private void ask(Exchange exchange, String question, Promise<Boolean> seen) {
        var _ = services.get(Service.ENTITIES, question, exchange.caller()).thenAccept(answer -> {
            // Anything but 503 was read at that position or later: a retracted one is 410.
            if (answer instanceof Answer.Given given && given.status() != 503) {
                seen.tryComplete(true);
            } else if (!seen.future().isComplete()) {
                vertx.setTimer(PAUSE_MILLIS, _ -> {
                    if (!seen.future().isComplete()) {
                        ask(exchange, question, seen);
                    }
                });
            }
        });
    }

    /// A read that waits for all the positions; null where nothing was acknowledged.
    private static @Nullable String question(String receipts) {
        Map<Integer, Long> offsets = new TreeMap<>();
        String id = "";
        JsonNode read = read(receipts);
        for (JsonNode receipt : read.isArray() ? read : JSON.createArrayNode().add(read)) {
            String[] position = receipt.path("position").asText().split(":", -1);
            if (position.length == 2) {
                offsets.merge(Integer.valueOf(position[0]), Long.valueOf(position[1]), Math::max);
                id = receipt.path("id").asText();
            }
        }
        return offsets.isEmpty()
                ? null
                : "/api/v1/announcements/" + id + "?atLeast="
                        + offsets.entrySet().stream()
                                .map(each -> each.getKey() + ":" + each.getValue())
                                .collect(Collectors.joining(","));
    }

    private static JsonNode read(String receipts) {
        try {
            return JSON.readTree(receipts);
        } catch (JsonProcessingException _) {
            return JSON.missingNode();
        }
    }
}
