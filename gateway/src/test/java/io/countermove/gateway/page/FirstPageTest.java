package io.countermove.gateway.page;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.countermove.gateway.FakeServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class FirstPageTest {

    @BeforeEach
    void reset() {
        FakeServices.reset();
        Samples.play(FakeServices.ENTITIES, FakeServices.ANALYTICS);
    }

    @Test
    void showsNumbersWithTheirEvidence() {
        when().get("/?validAt=2025-05-20")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(allOf(
                        containsString("20 May 2025, as known now"),
                        containsString("href=\"/api/v1/trends/curbs-in-force?validAt=2025-05-20\""),
                        containsString("0.233 a day, 95 %: 0.0938 to 0.481"),
                        containsString("momentum ×2, 95 %: 0.941 to 4.12")));
    }

    @Test
    void keepsDatesAsPreciseAsTheyAre() {
        when().get("/?validAt=2025-05-20")
                .then()
                .body(allOf(
                        containsString("April 2025"),
                        containsString("known to the month"),
                        containsString("/impact?validAt=2025-05-20\">impact</a>"),
                        containsString("US H20 licence requirement")));
    }

    @Test
    void escapesWhatWasPublished() {
        FakeServices.ENTITIES.answers(
                "/api/v1/announcements",
                "{\"items\": [{\"id\": \"x\", \"kind\": \"claim.made\", \"title\": \"<script>alert(1)</script>\", \"announcedOn\": \"2025\","
                        + " \"source\": {\"publisher\": \"P\", \"url\": \"javascript:alert(1)\"}}], \"next\": null}");
        when().get("/").then().body(not(containsString("<script"))).body(not(containsString("javascript:")));
    }

    @Test
    void losesOnlyTheSectionWhoseServiceIsAway() {
        FakeServices.ANALYTICS.close();
        when().get("/")
                .then()
                .statusCode(200)
                .body(containsString("The analytics-service cannot be reached"))
                .body(containsString("US H20 licence requirement"));
    }

    @Test
    void saysHowToLoadDataWhenThereIsNone() {
        FakeServices.ENTITIES.answers("/api/v1/announcements", "{\"items\": [], \"next\": null}");
        when().get("/").then().statusCode(200).body(containsString("./countermove load article"));
    }

    @Test
    void refusesADayThatIsNone() {
        when().get("/?validAt=2025-02-30").then().statusCode(400).body(containsString("is not a day"));
    }
}
