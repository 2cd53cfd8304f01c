package io.countermove.gateway.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.gateway.Answer;
import io.countermove.gateway.Caller;
import io.countermove.gateway.Service;
import io.countermove.gateway.Services;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/// Asks the services for the sections of the page, each for itself: one that is away takes only its own section with
/// it.
@Singleton
final class Loader {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private final Services services;

    Loader(Services services) {
        this.services = services;
    }

    CompletableFuture<Loaded> load(Service service, String pathAndQuery, Caller caller) {
        return services.get(service, pathAndQuery, caller).thenApply(answer -> read(service, answer));
    }

    private static Loaded read(Service service, Answer answer) {
        return switch (answer) {
            case Answer.Missing(var problem) -> new Loaded.Fault(problem.detail());
            case Answer.Given(int status, String body) -> {
                if (status != 200) {
                    yield new Loaded.Fault("The " + service.title() + " answered with status " + status + ".");
                }
                try {
                    yield new Loaded.Data(JSON.readTree(body));
                } catch (JsonProcessingException _) {
                    yield new Loaded.Fault("The " + service.title() + " gave an answer that cannot be read.");
                }
            }
        };
    }
}
