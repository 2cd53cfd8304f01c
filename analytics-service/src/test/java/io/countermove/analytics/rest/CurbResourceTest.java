package io.countermove.analytics.rest;

import static io.countermove.analytics.rest.Asking.ask;
import static io.countermove.analytics.rest.Asking.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.countermove.analytics.Examples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What followed a curb, as the metrics answer it.
@QuarkusTest
@QuarkusTestResource(EmbeddedKafka.class)
class CurbResourceTest {

    private static final String CURBS = "/api/v1/curbs/policy:";

    @BeforeEach
    void awaitReady() {
        Asking.awaitReady();
    }

    @Test
    void answersWhatCameBeforeAndAfterACurbAsItsMetricDoes() throws Exception {
        var metric = ask(
                Examples.twelveAfterACurbAndFourBefore(),
                "before-after?curb=policy:before-after&window=180&control=NO&level=0.9&validAt=2016-01-01&knownAt=2026-02-01");

        var found = read(
                CURBS + "before-after/impact?window=180&control=NO&level=0.9&validAt=2016-01-01&knownAt=2026-02-01");
        assertThat(found.getString("curb")).isEqualTo("policy:before-after");
        assertThat(found.getString("validAt")).isEqualTo("2016-01-01");
        assertThat(found.getString("knownAt")).isEqualTo(metric.getString("knownAt"));
        assertThat(found.getString("knownBy")).isEqualTo("system");
        assertThat(found.getString("position")).isEqualTo(found.getString("beforeAfter.position"));
        assertThat(found.getString("beforeAfter.status")).isEqualTo("OK");
        assertThat(found.getDouble("beforeAfter.estimate")).isEqualTo(metric.getDouble("estimate"));
        assertThat(found.<Object>get("beforeAfter.interval")).isEqualTo(metric.get("interval"));
        assertThat(found.<Object>get("beforeAfter.control")).isEqualTo(metric.get("control"));
        assertThat(found.getString("beforeAfter.inputs")).isEqualTo(metric.getString("inputs"));
        assertThat(inputs(found, "beforeAfter")).hasSize(metric.getInt("n")).contains("before-after-after-11");
    }

    @Test
    void answersAfterHowManyDaysBesideTheCurbsOnTheSameSide() throws Exception {
        ask(Examples.answersToEightCurbs(), "activity");

        var answered = read(CURBS + "answered-1/impact?validAt=2012-12-31").setRootPath("responseLag");
        assertThat(answered.getString("status")).isEqualTo("OK");
        assertThat(answered.getInt("n")).isEqualTo(8);
        assertThat(answered.getDouble("estimate")).isEqualTo(60);
        assertThat(answered.getList("targets", String.class)).containsExactly("jurisdiction:no");
        assertThat(answered.getInt("curb.answers.count")).isEqualTo(1);
        assertThat(answered.getInt("curb.answers.first.lagDays.earliest")).isEqualTo(20);
        assertThat(answered.getInt("curb.answers.first.lagDays.latest")).isEqualTo(20);
        assertThat(answered.getString("curb.answers.first.announcement")).isEqualTo("answer-1");
        assertThat(answered.getInt("curb.statements.count")).isZero();

        var waiting = read(CURBS + "waiting-200/impact?validAt=2012-12-31");
        assertThat(waiting.getBoolean("responseLag.curb.answers.first.answered"))
                .isFalse();
        assertThat(waiting.getInt("responseLag.curb.answers.first.lagDays.latest"))
                .isEqualTo(200);
        assertThat(waiting.getString("responseLag.curb.statements.first.announcement"))
                .isEqualTo("only-words");
        assertThat(inputs(waiting, "responseLag")).hasSize(6).contains("only-words");
    }

    @Test
    void answersUnchangedByTag() throws Exception {
        ask(Examples.answersToEightCurbs(), "activity");
        var path = CURBS + "answered-1/impact?validAt=2012-12-31&knownAt=2026-02-01";
        var tag = inside().get(path).header("ETag");

        assertThat(tag).startsWith("W/");
        inside().header("If-None-Match", tag).get(path).then().statusCode(304);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        ask(Examples.answersToEightCurbs(), "activity");
        for (var path : List.of(
                CURBS + "nobody-told/impact",
                CURBS + "answered-1/impact?knownAt=2020-01-01",
                "/api/v1/curbs/org:answering/impact",
                "/api/v1/curbs/x/impact")) {
            inside().get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/not-found"))
                    .body("detail", containsString("There is no curb"));
        }
        for (var bad : List.of("window=7", "side=China", "origin=told", "level=2", "kind=modle", "atLeast=here")) {
            inside().get(CURBS + "answered-1/impact?" + bad)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/bad-parameter"));
        }
        inside().get(CURBS + "answered-1/impact?target=chip:nvidia-h20")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unknown-parameter"));
    }

    private static List<String> inputs(JsonPath found, String metric) {
        return read(found.getString(metric + ".inputs") + "&limit=500").getList("items.announcement", String.class);
    }

    private static RequestSpecification inside() {
        return RestAssured.given().urlEncodingEnabled(false).header("X-Countermove-Secret", "development-only");
    }
}
