package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.feesDropped;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.json.Json;
import io.countermove.events.Intake;
import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.OverTheLog;
import io.countermove.platform.internal.Caller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class LineIntakeTest extends OverTheLog {
    @Inject
    Judge judge;

    @Inject
    Intake intake;

    @Inject
    Refusals refusals;

    @Inject
    Admission admission;

    /// Whoever sends goes on elsewhere from the line that is named.
    @Test
    @Timeout(30)
    void saysHowFarItCameWhenTheServiceEnds() throws Exception {
        var before = log.size();
        var caller = new Caller(Caller.Role.PUBLISHER, "local", List.of("urn:countermove:local"), false);
        var stopping = new AtomicBoolean();
        var answer = new ByteArrayOutputStream();
        try (var sender = new PipedOutputStream();
                var body = new PipedInputStream(sender);
                var judging = Executors.newVirtualThreadPerTaskExecutor()) {
            var lines = new LineIntake(
                    body,
                    1,
                    new Sender(caller, null),
                    judge,
                    intake,
                    Duration.ofMinutes(1),
                    judging,
                    refusals,
                    admission.enterStream(caller.principal()),
                    stopping::get);
            var run = judging.submit(() -> {
                lines.write(answer);
                return true;
            });
            for (var id : List.of("ending-first", "ending-second")) {
                sender.write((feesDropped(id).replace("\n", " ") + "\n").getBytes(StandardCharsets.UTF_8));
            }
            sender.write("{\"id\": \"half a li".getBytes(StandardCharsets.UTF_8));
            sender.flush();
            while (log.size() < before + 2) {
                Thread.onSpinWait();
            }
            stopping.set(true);
            assertThat(run.get()).isTrue();
        }
        var last = Json.read(answer.toByteArray()).path("problem");
        assertThat(last.path("type").asText()).isEqualTo("/problems/stopping");
        assertThat(last.path("status").asInt()).isEqualTo(503);
        assertThat(last.path("ackedThroughLine").asInt()).isEqualTo(2);
        assertThat(log.size()).isEqualTo(before + 2);
    }
}
