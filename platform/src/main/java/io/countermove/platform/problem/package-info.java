/// Errors for the caller, one way: [io.countermove.platform.problem.Problem] is RFC 9457's document and plain Java;
/// [io.countermove.platform.problem.ProblemException] carries one to the edge; the mappers turn these and everything
/// else that a Jakarta resource throws into `application/problem+json` with a `traceId`, never with a stack trace.
///
/// ```java
/// throw Problem.of(404, "not-found", "There is no announcement h20-blocked.").asException();
/// throw Problem.of(422, "invalid", "…").with(new Problem.Violation("/kind", "unknown-kind", "…")).asException();
/// throw Problem.of(503, "broker-away", "…").asException().retryAfter(Duration.ofSeconds(2));
/// ```
@NullMarked
package io.countermove.platform.problem;

import org.jspecify.annotations.NullMarked;
