package io.countermove.gateway.rest;

import io.countermove.gateway.Answer;
import io.countermove.gateway.Caller;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Service;
import io.countermove.gateway.Services;
import io.countermove.gateway.Trace;
import io.smallrye.health.api.Wellness;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Tells in `/q/health` which services behind are ready. It is data, never DOWN: the gateway is ready when it listens,
/// because taking
/// it out of service while a service is away would also take away the honest answers and everything that the others can
/// still do.
@Wellness
public final class ServicesCheck implements HealthCheck {

    private static final List<Service> BEHIND = List.of(Service.EVENTS, Service.ENTITIES, Service.ANALYTICS);

    private final Services services;

    ServicesCheck(Services services) {
        this.services = services;
    }

    @Override
    public HealthCheckResponse call() {
        Caller self = new Caller(Principal.ANONYMOUS, Trace.of(null));
        Map<Service, CompletableFuture<Answer>> asked = new EnumMap<>(Service.class);
        BEHIND.forEach(service -> asked.put(service, services.get(service, "/q/health/ready", self)));
        var response = HealthCheckResponse.named("services").up();
        asked.forEach((service, answer) -> response.withData(service.title(), word(answer.join())));
        return response.build();
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Given given -> given.status() == 200 ? "ready" : "not ready";
            case Answer.Missing missing -> "away";
        };
    }
}
