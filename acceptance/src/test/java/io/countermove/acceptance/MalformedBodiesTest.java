package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a body holds: a problem document within a second, the same processes afterwards, and a log that did not
/// move.
@Order(4)
@ExtendWith(StartedSystem.Provider.class)
class MalformedBodiesTest {
    private static final long SEED = 20_250_415;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final StartedSystem system;
    private final Gateway publisher;

    MalformedBodiesTest(StartedSystem system) {
        this.system = system;
        this.publisher = system.publisher();
    }

    @Test
    void refusesEveryMalformedBody() {
        var bodies = MalformedBodies.of(SEED);
        assertThat(bodies).hasSizeGreaterThan(500);
        var before = log();
        var processes = processes();
        var wrong = new ArrayList<String>();
        for (var body : bodies) {
            // What is slow once may be a pause of the machine.
            findFault(body).flatMap(_ -> findFault(body)).ifPresent(fault -> wrong.add(fault + ": " + body));
        }
        assertThat(wrong).isEmpty();
        assertThat(log()).isEqualTo(before);
        assertThat(processes()).isEqualTo(processes);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "application/json, false",
        "application/cloudevents+json, false",
        "application/cloudevents-batch+json, true",
        "application/cloudevents-batch+json, false"
    })
    void refusesALineOfAGigabyte(String type, boolean declared) throws IOException {
        var before = log();
        var start = System.nanoTime();
        var answer = RawPost.send(system.address(), publisher.key(), type, 1L << 30, declared);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "/problems/too-large");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST.multipliedBy(5));
        assertThat(log()).isEqualTo(before);
    }

    private Optional<String> findFault(MalformedBody body) {
        var start = System.nanoTime();
        var answer = publisher.post(body.headers(), body.bytes());
        var took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(LONGEST) > 0) {
            return Optional.of("took " + took);
        }
        if (answer.status() < 400 || answer.status() > 499 || answer.status() == 429) {
            return Optional.of("was answered " + answer.status());
        }
        var problem = answer.problem(answer.status());
        var whole = problem.path("type").asText().startsWith("/problems/")
                && problem.path("status").asInt() == answer.status()
                && !problem.path("detail").asText().isEmpty()
                && !problem.path("traceId").asText().isEmpty();
        return whole ? Optional.empty() : Optional.of("lacks something: " + problem);
    }

    private JsonNode log() {
        return system.anonymous().get("/reconciliation").expect(200).body().at("/log/records");
    }

    private List<Long> processes() {
        return Stream.of("events-service", "gateway")
                .map(name -> system.process(name).pid())
                .toList();
    }
}
