package io.countermove.gateway.http;

import io.countermove.gateway.Operation;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// One line for each request, with fixed keys and no payload: neither query nor body, which may hold what nobody should
/// read in a log.
@Singleton
final class AccessLog {

    private static final Logger LOG = Logger.getLogger("io.countermove.gateway.access");
    private static final String OPERATION = "countermove.operation";
    private static final String PRINCIPAL = "countermove.principal";
    private static final String TRACE_ID = "traceId";
    private static final String NONE = "-";
    private static final int LONGEST_PATH = 300;

    private final MeterRegistry meters;

    AccessLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void follow(RoutingContext context, Trace trace) {
        long start = System.nanoTime();
        context.addEndHandler(_ -> write(context, trace, System.nanoTime() - start));
    }

    void operation(RoutingContext context, Operation operation) {
        context.put(OPERATION, operation.id());
    }

    void principal(RoutingContext context, Principal principal) {
        context.put(PRINCIPAL, principal.id());
    }

    private void write(RoutingContext context, Trace trace, long nanos) {
        String operation = context.get(OPERATION, NONE);
        int status = context.response().getStatusCode();
        meters.timer("countermove.gateway.requests", "operation", operation, "status", String.valueOf(status))
                .record(Duration.ofNanos(nanos));
        MDC.put(TRACE_ID, trace.traceId());
        LOG.infof(
                "method=%s path=%s operation=%s status=%d bytes=%d micros=%d principal=%s traceId=%s",
                context.request().method(),
                shortened(context.normalizedPath()),
                operation,
                status,
                context.response().bytesWritten(),
                nanos / 1000,
                context.get(PRINCIPAL, NONE),
                trace.traceId());
        MDC.remove(TRACE_ID);
    }

    private static String shortened(String path) {
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
    }
}
