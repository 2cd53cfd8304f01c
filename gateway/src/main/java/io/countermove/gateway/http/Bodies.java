package io.countermove.gateway.http;

import io.countermove.gateway.Operation;
import io.countermove.gateway.Problem;
import io.countermove.gateway.Problems;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;

/// What an operation takes as a body, checked on the head of the request.
final class Bodies {

    private Bodies() {}

    static Optional<Problem> findProblem(Operation operation, HttpServerRequest request) {
        if (operation.bodies().isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> limit = findLimit(operation, request);
        if (limit.isEmpty()) {
            return Optional.of(Problems.unsupportedMediaType(
                    mediaType(request), operation.bodies().keySet()));
        }
        String coding = request.getHeader("Content-Encoding");
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            return Optional.of(Problems.unsupportedCoding(coding));
        }
        return Lengths.declared(request) > limit.get() ? Optional.of(Problems.tooLarge(limit.get())) : Optional.empty();
    }

    static Optional<Long> findLimit(Operation operation, HttpServerRequest request) {
        return Optional.ofNullable(operation.bodies().get(mediaType(request)));
    }

    private static String mediaType(HttpServerRequest request) {
        String sent = request.getHeader("Content-Type");
        return sent == null ? "" : sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
