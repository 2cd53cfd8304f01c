package io.countermove.gateway.http;

import io.countermove.gateway.Admission;
import io.countermove.gateway.Caller;
import io.countermove.gateway.Keys;
import io.countermove.gateway.Operation;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Problem;
import io.countermove.gateway.Problems;
import io.countermove.gateway.Role;
import io.countermove.gateway.RoutingTable;
import io.countermove.gateway.RoutingTable.Destination;
import io.countermove.gateway.Service;
import io.countermove.gateway.Trace;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Every request comes through here: it is traced, logged, checked against the contract, and then refused, forwarded,
/// or left to the
/// gateway's own operations.
@Singleton
final class FrontDoor {

    /// Before Quarkus' own routes, so that theirs never answer in place of a problem document.
    private static final int ORDER = -1000;

    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    private final RoutingTable table;
    private final Keys keys;
    private final Proxy proxy;
    private final AccessLog log;
    private final Limits limits;

    FrontDoor(RoutingTable table, Keys keys, Proxy proxy, AccessLog log, Limits limits) {
        this.table = table;
        this.keys = keys;
        this.proxy = proxy;
        this.log = log;
        this.limits = limits;
    }

    void open(@Observes Router router) {
        router.route().order(ORDER).handler(this::enter).failureHandler(FrontDoor::fail);
    }

    private static void fail(RoutingContext context) {
        Trace trace = context.get(Trace.KEY, Trace.of(context.request().getHeader("traceparent")));
        Throwable failure = context.failure();
        LOG.errorf(failure, "failed path=%s traceId=%s", context.normalizedPath(), trace.traceId());
        refuse(context, trace, Problems.failed());
    }

    private void enter(RoutingContext context) {
        Trace trace = Trace.of(context.request().getHeader("traceparent"));
        context.put(Trace.KEY, trace);
        log.follow(context, trace);
        BrowserHeaders.set(context);
        String method = context.request().method().name();
        String path = context.normalizedPath();
        if (Places.isInternal(method, path)) {
            context.next();
            return;
        }
        if (Places.outsideContract(path)) {
            outside(context, trace, method);
            return;
        }
        switch (table.find(method, path)) {
            case Destination.Found found -> check(context, trace, found);
            case Destination.OtherMethods(var allowed) -> {
                if (method.equals("OPTIONS")) {
                    BrowserHeaders.options(context, allowed);
                } else {
                    refuse(context, trace, Problems.methodNotAllowed(method, allowed));
                }
            }
            case Destination.Nowhere() -> refuse(context, trace, Problems.noSuchPath(path));
        }
    }

    private void outside(RoutingContext context, Trace trace, String method) {
        if (!Places.METHODS.contains(method)) {
            refuse(context, trace, Problems.methodNotAllowed(method, Places.METHODS));
            return;
        }
        boolean guarded = Places.isForAdmins(context.normalizedPath());
        switch (keys.admit(context.request().getHeader("Authorization"), guarded ? Role.ADMIN : Role.READER)) {
            case Admission.Admitted(Principal principal) -> context.put(Caller.KEY, new Caller(principal, trace));
            case Admission.Refused(Problem problem) -> {
                if (guarded) {
                    refuse(context, trace, limits.findProblem(context).orElse(problem));
                    return;
                }
                // The page says itself that reading needs a key; health and files need none.
            }
        }
        context.next();
    }

    private void check(RoutingContext context, Trace trace, Destination.Found found) {
        Operation operation = found.operation();
        log.operation(context, operation);
        switch (keys.admit(context.request().getHeader("Authorization"), operation.role())) {
            case Admission.Refused(Problem problem) ->
                refuse(context, trace, limits.findProblem(context).orElse(problem));
            case Admission.Admitted(Principal principal) -> {
                log.principal(context, principal);
                Optional<Problem> problem =
                        limits.findProblem(context, principal).or(() -> findProblem(context, operation));
                if (problem.isPresent()) {
                    refuse(context, trace, problem.get());
                } else {
                    admit(new Exchange(context, found, new Caller(principal, trace)));
                }
            }
        }
    }

    private static Optional<Problem> findProblem(RoutingContext context, Operation operation) {
        return Query.parse(context.request().query())
                .map(operation::findProblem)
                .orElseGet(() -> Optional.of(Problems.malformedQuery()))
                .or(() -> Bodies.findProblem(operation, context.request()));
    }

    private void admit(Exchange exchange) {
        if (exchange.operation().service() == Service.GATEWAY) {
            exchange.context().put(Caller.KEY, exchange.caller());
            exchange.context().next();
        } else {
            proxy.forward(exchange);
        }
    }

    private static void refuse(RoutingContext context, Trace trace, Problem problem) {
        ProblemWriter.write(context, trace, problem);
    }
}
