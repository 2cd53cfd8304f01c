package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.expectProblem;
import static io.countermove.events.rest.Requests.feesDropped;
import static io.countermove.events.rest.Requests.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.Ready;
import io.countermove.local.KafkaProcess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Broker.class, restrictToAnnotatedClass = true)
class BrokerAwayTest {
    @Inject
    @ConfigProperty(name = "test.kafka.folder")
    Path folder;

    @Inject
    @ConfigProperty(name = "test.kafka.port")
    int port;

    @Inject
    @ConfigProperty(name = "test.kafka.pid")
    long pid;

    @BeforeEach
    void awaitReady() {
        Ready.await();
    }

    @Test
    void saysWhetherTheOutcomeIsKnownAndRecovers() throws Exception {
        publish(feesDropped("before")).statusCode(202);
        try (var stream = new OpenStream("")) {
            stream.send(feesDropped("streamed-before").replace('\n', ' '));
            killBroker();
            stream.send(feesDropped("streamed-meanwhile").replace('\n', ' '));
            stream.send(feesDropped("streamed-after").replace('\n', ' '));
            var last = stream.next().path("problem");
            assertThat(last.path("type").asText()).isEqualTo("/problems/log-away");
            assertThat(last.path("ackedThroughLine").asInt()).isLessThanOrEqualTo(1);
        }

        expectProblem(publish(feesDropped("meanwhile")), 503, "log-away")
                .header("Retry-After", notNullValue())
                .body("outcome", oneOf("unknown", "not-published"));
        publish(feesDropped("before")).statusCode(200).body("duplicate", equalTo(true));

        try (var _ = KafkaProcess.start(folder, port)) {
            assertThat(retry("meanwhile")).isEqualTo(202);
            publish(feesDropped("meanwhile")).statusCode(200);
        }
    }

    private void killBroker() throws Exception {
        var broker = ProcessHandle.of(pid).orElseThrow();
        assertThat(broker.destroyForcibly()).isTrue();
        broker.onExit().get();
    }

    /// Sends until it is taken; each answer takes the service's own timeouts.
    private static int retry(String id) {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        int status;
        do {
            status = publish(feesDropped(id)).extract().statusCode();
        } while (status == 503 && Instant.now().isBefore(deadline));
        return status;
    }
}
