package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.PATH;
import static io.countermove.events.rest.Requests.announcement;
import static io.countermove.events.rest.Requests.expectProblem;
import static io.countermove.events.rest.Requests.feesDropped;
import static io.countermove.events.rest.Requests.publish;
import static io.countermove.events.rest.Requests.publisher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.countermove.events.RevisionTag;
import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.Log;
import io.countermove.events.kafka.OverTheLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class PublishTest extends OverTheLog {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void writesExactlyTheHeadersAndCanonicalBytes() {
        var receipt = publisher()
                .header("traceparent", TRACE)
                .body(feesDropped("ernie-fees-dropped"))
                .post(PATH)
                .then()
                .statusCode(202)
                .header("Location", endsWith("/api/v1/announcements/ernie-fees-dropped"))
                .body("id", equalTo("ernie-fees-dropped"))
                .body("duplicate", equalTo(false))
                .extract()
                .jsonPath();
        var found = log.at(receipt.getString("position"));
        assertThat(new String(found.key(), StandardCharsets.UTF_8)).isEqualTo("ernie-fees-dropped");
        assertThat(new String(found.value(), StandardCharsets.UTF_8)).isEqualTo("""
                {"announcedOn":"2025-02-13","facts":[{"entity":"service:ernie-bot","property":"subscription-fee",\
                "validFrom":"2025-04-01","value":{"amount":"0","basis":"per-month","currency":"CNY","qualifier":"="}}],\
                "kind":"price.changed","participants":[{"entity":"org:baidu","name":"百度","role":"vendor"},\
                {"entity":"service:ernie-bot","role":"service"}],"source":{"publisher":"Baidu"},"title":"Fees dropped"}""");
        assertThat(Log.headers(found))
                .isEqualTo("""
                ce_authid=publisher/local
                ce_dataschema=https://countermove.io/api/v1/schemas/announcement.v1.json
                ce_id=%1$s
                ce_ingesttime=%2$s
                ce_source=urn:countermove:local
                ce_specversion=1.0
                ce_subject=ernie-fees-dropped
                ce_time=%2$s
                ce_traceparent=%3$s
                ce_type=io.countermove.announcement.published.v1
                content-type=application/json""".formatted(receipt.getString("event"), receipt.getString("ingesttime"), TRACE));
        assertThat(receipt.getString("ingesttime")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(found.timestampType().name).isEqualTo("LogAppendTime");
    }

    @Test
    void answersARepetitionAndWritesNothing() {
        var first = publish(feesDropped("repeated")).statusCode(202).extract().jsonPath();
        var size = log.size();
        publish(feesDropped("repeated"))
                .statusCode(200)
                .body("duplicate", equalTo(true))
                .body("position", equalTo(first.getString("position")))
                .body("ingesttime", equalTo(first.getString("ingesttime")))
                .body("event", equalTo(first.getString("event")));
        expectProblem(publish(announcement("repeated", "Fees raised")), 409, "conflict");
        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void derivesAnIdWhereNoneIsSent() {
        var body = feesDropped("x").replace("\"id\": \"x\",", "");
        var id = publish(body).statusCode(202).extract().jsonPath().getString("id");
        publish(body).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void publishesABatchWholeOrNotAtAll() {
        var size = log.size();
        publish("[" + feesDropped("batch-1") + "," + feesDropped("batch-2") + "]")
                .statusCode(202)
                .body("", hasSize(2))
                .body("duplicate", everyItem(equalTo(false)));
        publish("[" + feesDropped("batch-1") + "," + feesDropped("batch-2") + "]")
                .statusCode(200)
                .body("duplicate", everyItem(equalTo(true)));
        assertThat(log.size()).isEqualTo(size + 2);

        var bad = feesDropped("batch-4").replace("vendor", "boss");
        expectProblem(publish("[" + feesDropped("batch-3") + "," + bad + "]"), 422, "invalid-announcement")
                .body("errors[0].pointer", equalTo("/1/participants/0/role"));
        expectProblem(
                        publish("[" + feesDropped("batch-3") + "," + announcement("batch-1", "Other") + "]"),
                        409,
                        "conflict")
                .body("errors[0].pointer", equalTo("/1"));
        assertThat(log.size()).isEqualTo(size + 2);
    }

    @Test
    void correctsRetractsAndRevives() {
        publish(feesDropped("corrected")).statusCode(202);
        var correction = announcement("corrected", "Fees gone").replaceFirst("\\{", "{\"reason\": \"a slip\", ");
        var receipt = publisher()
                .body(correction)
                .put(PATH + "/corrected")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        assertThat(Log.headers(log.at(receipt.getString("position"))))
                .contains("ce_type=io.countermove.announcement.corrected.v1", "correction.v1.json");
        publisher().body(correction).put(PATH + "/corrected").then().statusCode(200);

        var retraction = retract("corrected").statusCode(202).extract().jsonPath();
        assertThat(new String(log.at(retraction.getString("position")).value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"publishedOn\":\"2025-03-01\",\"reason\":\"a hoax\"}");
        retract("corrected").statusCode(200).body("duplicate", equalTo(true));
        publisher().body(correction).put(PATH + "/corrected").then().statusCode(202);
    }

    @Test
    void stampsAfterTheRevisionOfIfMatch() {
        var ahead = Instant.now().plusSeconds(120);
        var tag = RevisionTag.of(ahead, "e-1");
        var correction = announcement("ahead", "Fees gone").replaceFirst("\\{", "{\"reason\": \"a slip\", ");
        var stamp = publisher()
                .header("If-Match", tag.toString())
                .body(correction)
                .put(PATH + "/ahead")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("ingesttime");
        assertThat(Instant.parse(stamp)).isAfter(ahead);
    }

    @Test
    void takesCloudEventsInEveryMode() {
        var data = feesDropped("x").replace("\"id\": \"x\",", "");
        var structured = """
                {"specversion": "1.0", "id": "e-%s", "source": "urn:countermove:local/feed", "subject": "ce-%s",
                 "type": "io.countermove.announcement.published.v1", "time": "2025-02-13T08:00:00+08:00", "data": %s}""";
        var one = publisher()
                .contentType("application/cloudevents+json")
                .body(structured.formatted("1", "1", data))
                .post(PATH)
                .then()
                .statusCode(202)
                .body("event", equalTo("e-1"))
                .extract()
                .jsonPath();
        assertThat(Log.headers(log.at(one.getString("position"))))
                .contains("ce_source=urn:countermove:local/feed", "ce_time=2025-02-13T00:00:00.000000Z");
        publisher()
                .contentType("application/cloudevents-batch+json")
                .body("[" + structured.formatted("1", "1", data) + "," + structured.formatted("2", "2", data) + "]")
                .post(PATH)
                .then()
                .statusCode(202)
                .body("duplicate[0]", equalTo(true))
                .body("duplicate[1]", equalTo(false));
        publisher()
                .header("ce-specversion", "1.0")
                .header("ce-id", "e-3")
                .header("ce-source", "urn:countermove:local")
                .header("ce-subject", "ce-3")
                .header("ce-type", "io.countermove.announcement.published.v1")
                .body(data)
                .post(PATH)
                .then()
                .statusCode(202)
                .body("id", equalTo("ce-3"));
    }

    private static ValidatableResponse retract(String id) {
        return publisher()
                .queryParam("reason", "a hoax")
                .queryParam("publishedOn", "2025-03-01")
                .delete(PATH + "/" + id)
                .then();
    }
}
