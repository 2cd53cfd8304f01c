package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.countermove.gateway.FakeService;
import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class OwnOperationsTest {

    private static final String PATH = "/internal/reconciliation";
    private static final String RECORDS =
            "\"records\": {\"count\": 3, \"checksum\": \"00000000000000aa\", \"position\": \"0:2\"}";
    private static final String CURRENT = "\"current\": {\"count\": 2, \"checksum\": \"00000000000000bb\"}";

    @BeforeEach
    void reset() {
        FakeServices.reset();
        FakeServices.EVENTS.answers(PATH, "{" + RECORDS + "}");
        FakeServices.ENTITIES.answers(PATH, "{" + RECORDS + "," + CURRENT + ", \"quarantined\": 1}");
        FakeServices.ANALYTICS.answers(PATH, "{" + RECORDS + "," + CURRENT + "}");
    }

    @Test
    void agreesWhenAllThreeSidesDo() {
        when().get("/api/v1/reconciliation")
                .then()
                .statusCode(200)
                .body("agrees", equalTo(true))
                .body("log.records.count", equalTo(3))
                .body("metrics.current.count", equalTo(2))
                .body("quarantined", equalTo(1));
    }

    @Test
    void disagreesWhenOneIsBehindOrSilent() {
        FakeServices.ANALYTICS.answers(PATH, "{" + RECORDS.replace("0:2", "0:1") + "," + CURRENT + "}");
        when().get("/api/v1/reconciliation").then().statusCode(200).body("agrees", equalTo(false));
        FakeServices.ANALYTICS.answers(PATH, "{" + RECORDS + "}");
        when().get("/api/v1/reconciliation").then().statusCode(200).body("agrees", equalTo(false));
    }

    @Test
    void namesTheSideThatCannotAnswer() {
        FakeServices.ANALYTICS.close();
        when().get("/api/v1/reconciliation")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("detail", containsString("analytics-service"))
                .body("instance", equalTo("/api/v1/reconciliation"));
    }

    @Test
    void isReadyWhileServicesAreAwayAndSaysSo() {
        FakeService analytics = FakeServices.ANALYTICS;
        FakeServices.ENTITIES.answers("/q/health/ready", 503, java.util.Map.of(), "{}");
        analytics.close();
        when().get("/q/health/ready").then().statusCode(200);
        when().get("/q/health")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'services' }.data.analytics-service", equalTo("away"))
                .body("checks.find { it.name == 'services' }.data.entities-service", equalTo("not ready"))
                .body("checks.find { it.name == 'services' }.data.events-service", equalTo("ready"));
    }

    @Test
    void servesItsContract() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", equalTo("3.1.0"))
                .body("paths.'/api/v1/curbs'.get.operationId", equalTo("listCurbs"));
        when().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    @Test
    void showsItsMetricsToAdminsAlone() {
        when().get("/q/metrics").then().statusCode(401);
        given().header("Authorization", "Bearer " + FakeServices.PUBLISHER)
                .get("/q/metrics")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + FakeServices.ADMIN)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("countermove_gateway_requests_seconds_count{"));
    }

    @Test
    void servesTheDocumentOfTheTopics() {
        when().get("/q/asyncapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(containsString("asyncapi: 3.0.0"), containsString("countermove.announcements.v1"));
    }

    @Test
    void explainsItsProblems() {
        when().get("/problems/unknown-parameter").then().statusCode(200).body(containsString("unknown-parameter"));
        when().get("/problems/nonsense").then().statusCode(404);
    }

    @Test
    void servesVocabularyAndSchemas() {
        when().get("/api/v1/vocabulary").then().statusCode(200).contentType("application/json");
        String name =
                when().get("/api/v1/schemas").then().statusCode(200).extract().path("items[0].name");
        String tag = when().get("/api/v1/schemas/" + name)
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .header("Cache-Control", containsString("immutable"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/api/v1/schemas/" + name)
                .then()
                .statusCode(304);
    }

    @Test
    void doesNotFindASchemaThatIsNone() {
        when().get("/api/v1/schemas/nothing.json")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("nothing.json"));
    }
}
