package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;

import io.countermove.gateway.Operation;
import io.countermove.gateway.Role;
import io.countermove.gateway.RoutingTable;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls every operation of the contract and collects where somebody was let in, or kept out, wrongly.
final class Walk {

    private final RoutingTable table;
    private final List<String> wrong = new ArrayList<>();

    Walk(RoutingTable table) {
        this.table = table;
    }

    List<String> wrong() {
        return wrong;
    }

    /// Somebody who may do what the role may, and is told `otherwise` elsewhere.
    ///
    /// @param role null where nothing is allowed
    Walk as(String who, @Nullable String key, @Nullable Role role, int otherwise) {
        for (Operation operation : table.operations()) {
            boolean allowed = role != null && role.includes(operation.role());
            Response response = call(operation, key);
            int status = response.statusCode();
            boolean right = allowed ? status != 401 && status != 403 : status == otherwise && isProblem(response);
            if (!right) {
                wrong.add(operation.id() + " as " + who + ": " + status + ", not "
                        + (allowed ? "allowed" : String.valueOf(otherwise)));
            }
        }
        return this;
    }

    private static boolean isProblem(Response response) {
        return response.contentType().startsWith("application/problem+json")
                && response.header("WWW-Authenticate").startsWith("Bearer ")
                && !response.path("traceId").toString().isEmpty();
    }

    private static Response call(Operation operation, @Nullable String key) {
        String path = operation.path().text().replaceAll("\\{[^}]+}", "x");
        RequestSpecification request = given();
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (!operation.bodies().isEmpty()) {
            String type = operation.bodies().keySet().iterator().next();
            request.contentType(type).body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method(), path);
    }
}
