package io.countermove.platform.internal;

import io.countermove.platform.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses who does not know the deployment's secret, and tells the rest of the request who calls.
@Singleton
public class InternalFilter {
    public static final String SECRET = "X-Countermove-Secret";
    public static final String PRINCIPAL = "X-Countermove-Principal";
    public static final String SOURCES = "X-Countermove-Sources";
    public static final String OFFICIAL = "X-Countermove-Official";

    private final Guard guard;
    private final CurrentCaller current;

    InternalFilter(Guard guard, CurrentCaller current) {
        this.guard = guard;
        this.current = current;
    }

    @ServerRequestFilter(preMatching = true)
    public void identify(ContainerRequestContext request) {
        if (!guard.isGuarded()) {
            return;
        }
        if (!guard.knows(request.getHeaderString(SECRET))) {
            throw Problem.of(401, "secret-missing", "This service takes calls only from the gateway.")
                    .asException();
        }
        current.set(Caller.find(
                        request.getHeaderString(PRINCIPAL),
                        request.getHeaderString(SOURCES),
                        request.getHeaderString(OFFICIAL))
                .orElseThrow(() -> Problem.of(401, "principal-unreadable", PRINCIPAL + " is not <role>/<name>.")
                        .asException()));
    }
}
