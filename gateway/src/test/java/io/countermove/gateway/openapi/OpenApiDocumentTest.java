package io.countermove.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.gateway.Operation;
import io.countermove.gateway.Problem;
import io.countermove.gateway.Role;
import io.countermove.gateway.RoutingTable;
import io.countermove.gateway.RoutingTable.Destination;
import io.countermove.gateway.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    private static final RoutingTable TABLE = OpenApiDocument.read().routingTable();

    @Test
    void findsEachOperationAtItsOwnPath() {
        assertThat(TABLE.operations()).hasSizeGreaterThan(20).allSatisfy(operation -> {
            String path = operation.path().text().replaceAll("\\{[^}]+}", "x");
            assertThat(TABLE.find(operation.method(), path)).isEqualTo(new Destination.Found(operation, null));
        });
    }

    @Test
    void prefersAFixedPath() {
        assertThat(found("GET", "/api/v1/trends/activity").id()).isEqualTo("activity");
        assertThat(found("GET", "/api/v1/trends/activity/inputs").id()).isEqualTo("listTrendInputs");
        assertThat(found("GET", "/api/v1/trends/activity/explain").id()).isEqualTo("explainTrend");
        assertThat(found("HEAD", "/api/v1/curbs").id()).isEqualTo("listCurbs");
        assertThat(found("GET", "/api/v1/curbs/policy:x/impact").service()).isEqualTo(Service.ANALYTICS);
    }

    @Test
    void saysWhichMethodsThereAre() {
        assertThat(TABLE.find("PATCH", "/api/v1/announcements/x"))
                .isInstanceOfSatisfying(
                        Destination.OtherMethods.class,
                        other ->
                                assertThat(other.allowed()).containsExactly("DELETE", "GET", "HEAD", "OPTIONS", "PUT"));
        assertThat(TABLE.find("GET", "/api/v1/curbs/")).isInstanceOf(Destination.Nowhere.class);
        assertThat(TABLE.find("GET", "/internal/reconciliation")).isInstanceOf(Destination.Nowhere.class);
    }

    @Test
    void givesWritesToPublishersAndQuarantineKeysAndTheLogToAdmins() {
        assertThat(TABLE.operations())
                .allSatisfy(operation -> assertThat(operation.role())
                        .isEqualTo(
                                operation.path().text().matches("/api/v1/(quarantine|keys|log).*")
                                        ? Role.ADMIN
                                        : operation.writes() ? Role.PUBLISHER : Role.READER));
    }

    @Test
    void checksParametersByTheirSchemas() {
        Operation list = found("GET", "/api/v1/announcements");
        assertThat(list.findProblem(Map.of(
                        "validAt",
                        List.of("2025-05-20"),
                        "knownAt",
                        List.of("2025-06-01T00:00:00Z"),
                        "limit",
                        List.of("500"),
                        "kind",
                        List.of("policy", "model.released"),
                        "atLeast",
                        List.of("0:12,3:1881"))))
                .isEmpty();
        assertThat(rules(list, Map.of("kinds", List.of("policy")))).containsExactly("kinds unknown-parameter");
        assertThat(rules(list, Map.of("limit", List.of("501")))).containsExactly("limit invalid-parameter");
        assertThat(rules(list, Map.of("validAt", List.of("2025-02-30")))).containsExactly("validAt invalid-parameter");
        assertThat(rules(list, Map.of("knownBy", List.of("everyone")))).containsExactly("knownBy invalid-parameter");
        assertThat(rules(list, Map.of("limit", List.of("1", "2")))).containsExactly("limit invalid-parameter");
        assertThat(rules(list, Map.of("contested", List.of("maybe")))).containsExactly("contested invalid-parameter");
        assertThat(rules(found("GET", "/api/v1/trends/activity"), Map.of("level", List.of("1"))))
                .containsExactly("level invalid-parameter");
        assertThat(rules(found("DELETE", "/api/v1/announcements/x"), Map.of()))
                .containsExactly("reason invalid-parameter");
    }

    @Test
    void hasEachListOfTheStateAsATable() {
        var lists = TABLE.operations().stream()
                .filter(operation -> operation.service() == Service.ENTITIES
                        && operation.parameters().containsKey("cursor"))
                .toList();

        assertThat(lists).hasSize(12).allSatisfy(list -> {
            String path = list.path().text().replaceAll("\\{[^}]+}", "x");
            assertThat(found("GET", path + ".csv")).isEqualTo(list);
            assertThat(found("GET", path + ".ndjson")).isEqualTo(list);
        });
    }

    @Test
    void takesAnIdThatEndsLikeAFormatForAnId() {
        assertThat(found("GET", "/api/v1/announcements/x.csv").id()).isEqualTo("getAnnouncement");
        assertThat(found("GET", "/api/v1/curbs/policy:x.json").id()).isEqualTo("getCurb");
        assertThat(found("GET", "/api/v1/curbs/diff.csv").id()).isEqualTo("diffCurbs");
        assertThat(TABLE.find("GET", "/api/v1/trends.csv")).isInstanceOf(Destination.Nowhere.class);
    }

    @Test
    void refusesAnOperationWithoutAnOwner() {
        String yaml = "paths: {/x: {get: {operationId: x, x-countermove-role: reader}}}";
        assertThatThrownBy(() -> parse(yaml)).hasMessageContaining("x-countermove-service");
    }

    @Test
    void forwardsAllButItsOwn() {
        assertThat(TABLE.operations().stream().filter(operation -> operation.service() == Service.GATEWAY))
                .extracting(Operation::id)
                .containsExactlyInAnyOrder(
                        "getVocabulary",
                        "listSchemas",
                        "getSchema",
                        "getReconciliation",
                        "listKeys",
                        "createKey",
                        "getKey",
                        "revokeKey");
    }

    private static RoutingTable parse(String yaml) throws IOException {
        return OpenApiDocument.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .routingTable();
    }

    private static Operation found(String method, String path) {
        return ((Destination.Found) TABLE.find(method, path)).operation();
    }

    private static List<String> rules(Operation operation, Map<String, List<String>> query) {
        return operation.findProblem(query).map(Problem::errors).orElse(List.of()).stream()
                .map(error -> error.pointer() + " " + error.rule())
                .toList();
    }
}
