package io.countermove.gateway.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class KeyResourceTest {

    private static final String KEYS = "/api/v1/keys";
    private static final String NEWSDESK =
            "{\"name\": \"newsdesk\", \"role\": \"publisher\", \"sources\": [\"urn:newsdesk\"], \"official\": true}";

    @BeforeEach
    void reset() {
        FakeServices.reset();
    }

    @Test
    void makesAKeyThatPublishesAsItsHolder() {
        ValidatableResponse made = create(NEWSDESK).statusCode(201).header("Cache-Control", "no-store");
        String key = made.extract().path("key");
        String id = made.extract().path("id");
        assertThat(key).matches("cm_[0-9a-f]{48}");
        assertThat(made.extract().header("Location")).endsWith(KEYS + "/" + id);
        publish(key).statusCode(200);
        assertThat(FakeServices.EVENTS.last())
                .satisfies(asked ->
                        assertThat(asked.header("X-Countermove-Principal")).isEqualTo("publisher/newsdesk"))
                .satisfies(asked ->
                        assertThat(asked.header("X-Countermove-Sources")).isEqualTo("urn:newsdesk"))
                .satisfies(asked ->
                        assertThat(asked.header("X-Countermove-Official")).isEqualTo("true"));
    }

    @Test
    void neverShowsAKeyAgain() {
        String id = create(NEWSDESK).extract().path("id");
        admin().get(KEYS + "/" + id)
                .then()
                .statusCode(200)
                .body("key", nullValue())
                .body("createdBy", equalTo("admin/root"))
                .body("origin", equalTo("issued"))
                .body(not(containsString("cm_")));
        admin().get(KEYS)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.findAll { it.origin == 'settings' }.name", hasItems("local", "eyes", "root"))
                .body(not(containsString("sha256")))
                .body(not(containsString("cm_")));
    }

    @Test
    void refusesARevokedKeyFromThenOn() {
        ValidatableResponse made = create(NEWSDESK);
        String key = made.extract().path("key");
        String id = made.extract().path("id");
        admin().delete(KEYS + "/" + id).then().statusCode(200).body("revokedBy", equalTo("admin/root"));
        publish(key).statusCode(401).body("type", equalTo("/problems/key-revoked"));
        String revokedAt = admin().get(KEYS + "/" + id).path("revokedAt");
        admin().delete(KEYS + "/" + id).then().statusCode(200).body("revokedAt", equalTo(revokedAt));
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        create("{\"name\": \"News Desk\", \"role\": \"king\", \"sources\": [\"a b\"], \"colour\": 1}")
                .statusCode(422)
                .body("errors.pointer", hasItems("/name", "/role", "/sources/0", "/colour"));
        create("{\"name\": \"x\", \"role\": \"publisher\"}")
                .statusCode(422)
                .body("errors.pointer", hasItem("/sources"));
        create("{\"name\": \"x\", \"role\": \"reader\", \"sources\": [\"urn:x\"]}")
                .statusCode(422);
        create("{\"name\": \"oidc:x\", \"role\": \"reader\"}").statusCode(422);
        create("[]").statusCode(400);
        create("{").statusCode(400);
        create("\"" + "x".repeat(20_000) + "\"").statusCode(413);
    }

    @Test
    void findsNoKeyThatIsNone() {
        admin().get(KEYS + "/0000000000000000").then().statusCode(404);
        admin().delete(KEYS + "/0000000000000000").then().statusCode(404);
    }

    @Test
    void leavesTheKeysOfTheSettingsAlone() {
        String id = admin().get(KEYS).path("items.find { it.name == 'eyes' }.id");
        admin().get(KEYS + "/" + id).then().statusCode(200).body("role", equalTo("reader"));
        admin().delete(KEYS + "/" + id).then().statusCode(409).body("type", equalTo("/problems/key-of-settings"));
    }

    private static ValidatableResponse create(String body) {
        return admin().contentType("application/json").body(body).post(KEYS).then();
    }

    private static ValidatableResponse publish(String key) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/announcements")
                .then();
    }

    private static io.restassured.specification.RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + FakeServices.ADMIN);
    }
}
