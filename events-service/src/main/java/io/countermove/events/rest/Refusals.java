package io.countermove.events.rest;

import io.countermove.platform.internal.CurrentCaller;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemMappers;
import io.countermove.platform.problem.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Counts what was refused, by its rule, and writes one line for each: who, which rules, which trace, and nothing of
/// what
/// was sent.
@Singleton
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final String TRACE_ID = "traceId";
    private static final int MOST_RULES = 8;

    private final CurrentCaller caller;
    private final MeterRegistry meters;

    Refusals(CurrentCaller caller, MeterRegistry meters) {
        this.caller = caller;
        this.meters = meters;
    }

    @ServerResponseFilter
    public void note(ContainerRequestContext request) {
        if (request.getProperty(ProblemMappers.PROBLEM) instanceof Problem problem
                && !request.getMethod().equals("GET")) {
            count(problem.rule());
            var traceId =
                    TraceContext.of(request.getHeaderString("traceparent")).traceId();
            MDC.put(TRACE_ID, traceId);
            LOG.infof(
                    "refused method=%s path=%s status=%d rule=%s errors=%d rules=%s principal=%s traceId=%s",
                    request.getMethod(),
                    request.getUriInfo().getRequestUri().getRawPath(),
                    problem.status(),
                    problem.rule(),
                    problem.errors().size(),
                    rules(problem),
                    caller.get().principal(),
                    traceId);
            MDC.remove(TRACE_ID);
        }
    }

    void count(String rule) {
        meters.counter("countermove.intake.refused", "rule", rule).increment();
    }

    private static String rules(Problem problem) {
        var rules = problem.errors().stream()
                .map(Problem.Violation::rule)
                .distinct()
                .limit(MOST_RULES)
                .collect(Collectors.joining(","));
        return rules.isEmpty() ? "-" : rules;
    }
}
