package io.countermove.events.rest;

import io.countermove.events.Readiness;
import io.countermove.platform.internal.Caller;
import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/// Lets in who may publish, as soon as the log is known.
@Singleton
public class Senders {
    private final CurrentCaller caller;
    private final Readiness readiness;

    Senders(CurrentCaller caller, Readiness readiness) {
        this.caller = caller;
        this.readiness = readiness;
    }

    Sender of(HttpHeaders headers) {
        var publisher = caller.require(Caller.Role.PUBLISHER);
        if (!readiness.isReady()) {
            throw Problem.of(503, "starting", "The log is still being read; nothing was published.")
                    .with("outcome", "not-published")
                    .asException()
                    .retryAfter(Duration.ofSeconds(2));
        }
        return Sender.of(publisher, headers.getHeaderString("traceparent"));
    }
}
