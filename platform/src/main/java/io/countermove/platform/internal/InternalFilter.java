package io.countermove.platform.internal;

import io.countermove.platform.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses who does not know the deployment's secret, and tells the rest of the request who calls.
@Singleton
public class InternalFilter {
    public static final String SECRET = "X-Countermove-Secret";
    public static final String PRINCIPAL = "X-Countermove-Principal";
    public static final String SOURCES = "X-Countermove-Sources";
    public static final String OFFICIAL = "X-Countermove-Official";

    private final CurrentCaller current;
    private final boolean guarded;
    private final byte[] secret;

    InternalFilter(InternalSettings settings, CurrentCaller current) {
        this.current = current;
        this.guarded = settings.guarded();
        this.secret = bytes(settings.secret());
    }

    @ServerRequestFilter(preMatching = true)
    public void identify(ContainerRequestContext request) {
        if (!guarded) {
            return;
        }
        if (!knows(request.getHeaderString(SECRET))) {
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

    private boolean knows(@Nullable String offered) {
        return offered != null && MessageDigest.isEqual(bytes(offered), secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
