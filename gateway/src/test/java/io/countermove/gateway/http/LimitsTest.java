package io.countermove.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
@TestProfile(LimitsTest.Narrow.class)
class LimitsTest {

    private static final String CURBS = "/api/v1/curbs";

    /// So slow that nothing comes back while the tests run.
    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "countermove.gateway.limits.anonymous.per-second", "1",
                    "countermove.gateway.limits.anonymous.burst", "2000",
                    "countermove.gateway.limits.key.per-second", "1",
                    "countermove.gateway.limits.key.burst", "3");
        }
    }

    @BeforeEach
    void reset() {
        FakeServices.reset();
    }

    @Test
    void refusesAKeyOverItsBucketAndNoOther() {
        for (int left = 2; left >= 0; left--) {
            read(FakeServices.READER)
                    .statusCode(200)
                    .header("RateLimit-Policy", "\"key\";q=3;w=3")
                    .header("RateLimit", matchesPattern("\"key\";r=[0-2];t=[1-3]"));
        }
        ValidatableResponse refused = read(FakeServices.READER);
        refused.statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .header("RateLimit", matchesPattern("\"key\";r=0;t=[23]"))
                .body("type", equalTo("/problems/limit-reached"));
        read(FakeServices.PUBLISHER).statusCode(200);
        read(null).statusCode(200).header("RateLimit-Policy", "\"address\";q=2000;w=2000");
    }

    @Test
    void refusesAWrongKeyByItsAddress() {
        FakeServices.awaitKeys();
        read("cm_wrong").statusCode(401).header("RateLimit-Policy", "\"address\";q=2000;w=2000");
    }

    @Test
    void takesAPublicationThatIsRefusedToItsEnd() {
        for (int i = 0; i < 3; i++) {
            publish();
        }
        publish().statusCode(429);
        assertThat(FakeServices.EVENTS.asked()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void asksNothingOfProbes() {
        given().get("/q/health/live").then().statusCode(200).header("RateLimit", (String) null);
    }

    @Test
    void knowsASiteByItsAddress() {
        assertThat(Limits.site(SocketAddress.inetSocketAddress(1, "192.0.2.7"))).isEqualTo("192.0.2.7");
        assertThat(Limits.site(SocketAddress.inetSocketAddress(1, "2001:db8::7")))
                .isEqualTo(Limits.site(SocketAddress.inetSocketAddress(1, "2001:db8:0:0:ffff::1")))
                .isNotEqualTo(Limits.site(SocketAddress.inetSocketAddress(1, "2001:db8:0:1::7")));
    }

    private static ValidatableResponse publish() {
        return given().header("Authorization", "Bearer " + FakeServices.ADMIN)
                .contentType("application/json")
                .body("[" + " ".repeat(1_000_000) + "]")
                .post("/api/v1/announcements")
                .then();
    }

    private static ValidatableResponse read(@Nullable String key) {
        var request = given();
        return (key == null ? request : request.header("Authorization", "Bearer " + key))
                .get(CURBS)
                .then();
    }
}
