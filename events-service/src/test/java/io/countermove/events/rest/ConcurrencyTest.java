package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.feesDropped;
import static io.countermove.events.rest.Requests.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.Log;
import io.countermove.events.kafka.Ready;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class ConcurrencyTest {
    private static final int WRITERS = 16;

    @BeforeEach
    void awaitReady() {
        Ready.await();
    }

    @Test
    void writesOneOfManyEqualPostsAtOnce() throws Exception {
        try (var log = new Log();
                var executor = Executors.newFixedThreadPool(WRITERS)) {
            var before = log.size();
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < WRITERS; i++) {
                answers.add(executor.submit(
                        () -> publish(feesDropped("at-once")).extract().statusCode()));
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            Collections.sort(statuses);
            assertThat(statuses.removeLast()).isEqualTo(202);
            assertThat(statuses).containsOnly(200);
            assertThat(log.size()).isEqualTo(before + 1);
        }
    }

    @Test
    void reconcilesWithEveryRecordOfTheLog() {
        publish(feesDropped("reconciled")).statusCode(202);
        try (var log = new Log()) {
            var size = log.size();
            var seen = reconciliation();
            while (seen.jsonPath().getLong("records.count") < size) {
                seen = reconciliation();
            }
            assertThat(seen.jsonPath().getLong("records.count")).isEqualTo(size);
            assertThat(seen.jsonPath().getString("records.checksum")).matches("[0-9a-f]{16}");
            assertThat(seen.jsonPath().getString("records.position")).matches("\\d+:\\d+(,\\d+:\\d+)*");
        }
    }

    private static ExtractableResponse<Response> reconciliation() {
        return RestAssured.given()
                .header("X-Countermove-Secret", "a test's secret")
                .get("/internal/reconciliation")
                .then()
                .statusCode(200)
                .extract();
    }
}
