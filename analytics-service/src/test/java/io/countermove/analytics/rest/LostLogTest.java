package io.countermove.analytics.rest;

import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.countermove.analytics.LogLoss;
import io.countermove.contracts.topic.TopicNames;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// A log that is deleted and made again below the running service, on a real broker of its own.
@QuarkusTest
@QuarkusTestResource(value = EmbeddedKafka.class, restrictToAnnotatedClass = true)
class LostLogTest {

    private static final String RECORDED = "2026-01-01T00:00:00Z";

    @Inject
    KafkaStreams streams;

    @Inject
    LogLoss loss;

    @Test
    void readsNothingOfALogThatWasBegunAgain() throws Exception {
        Asking.awaitReady();
        try (var log = new Log(broker())) {
            var old = log.append(published("old", "o1", RECORDED, model("old", "1999-04-01")));
            get("/trends/activity?atLeast=" + old).statusCode(200);

            beginAgain();
            // A partition that was empty before: to a consumer the new topic is the old one.
            log.append(published("new", "n1", RECORDED, model("new", "1999-04-02")));

            await(() -> loss.findReason().isPresent());
            await(() -> streams.state().hasCompletedShutdown());
        }
        assertThat(loss.findReason().orElseThrow())
                .contains("lost and begun again")
                .contains("docs/operations.md");
        get("/trends/activity").statusCode(503).body("detail", containsString("lost and begun again"));
        RestAssured.get("/q/health/live").then().statusCode(503).body(containsString("lost and begun again"));
        RestAssured.get("/q/health/ready").then().statusCode(503).body(containsString("lost and begun again"));
    }

    private static void beginAgain() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker()))) {
            admin.deleteTopics(Set.of(TopicNames.ANNOUNCEMENTS)).all().get();
            var again = new NewTopic(TopicNames.ANNOUNCEMENTS, 12, (short) 1);
            await(() -> isCreated(admin, again));
        }
    }

    private static boolean isCreated(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier wanted) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("X-Countermove-Secret", "development-only")
                .get("/api/v1" + path)
                .then();
    }
}
