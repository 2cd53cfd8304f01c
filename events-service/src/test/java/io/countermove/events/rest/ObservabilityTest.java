package io.countermove.events.rest;

import static io.countermove.events.rest.Requests.PATH;
import static io.countermove.events.rest.Requests.feesDropped;
import static io.countermove.events.rest.Requests.publisher;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.events.kafka.Broker;
import io.countermove.events.kafka.Ready;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an operator sees of the intake: which request was refused and why, and never what was in it.
@QuarkusTest
@QuarkusTestResource(Broker.class)
class ObservabilityTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE = "00-" + TRACE_ID + "-b7ad6b7169203331-01";
    private static final String PAYLOAD = "What-must-not-stand-in-any-log";

    private static final Formatter AS_WRITTEN = new PatternFormatter("%s%e");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(AS_WRITTEN.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Ready.await();
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(handler);
    }

    @Test
    void writesALineForARefusalWithItsTraceAndWithoutItsPayload() {
        refuse(feesDropped(PAYLOAD.toLowerCase(Locale.ROOT)).replace("price.changed", PAYLOAD), 422);
        refuse("{\"title\": \"" + PAYLOAD + "\", " + PAYLOAD, 400);
        refuse("[" + feesDropped("x").replace("Fees dropped", PAYLOAD).replace("vendor", "boss") + "]", 422);
        assertThat(lines.stream().filter(line -> line.startsWith("refused ")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains("method=POST path=/api/v1/announcements status=4")
                        .contains("principal=publisher/local traceId=" + TRACE_ID))
                .anySatisfy(line -> assertThat(line).contains("rule=malformed-json"))
                .anySatisfy(line ->
                        assertThat(line).contains("rule=invalid-announcement").contains("rules=unknown-role"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).containsIgnoringCase(PAYLOAD));
    }

    @Test
    void countsWhatItDoes() {
        refuse("{", 400);
        publisher().body(feesDropped("counted")).post(PATH).then().statusCode(202);
        assertThat(get("/q/metrics").asString())
                .contains("countermove_intake_refused_total{rule=\"malformed-json\"}")
                .contains("countermove_intake_total{outcome=\"Written\"}")
                .contains("countermove_intake_acknowledgement_seconds_bucket{le=\"0.005\"}")
                .contains("countermove_intake_in_flight_bytes 0.0");
    }

    private static void refuse(String body, int status) {
        publisher().header("traceparent", TRACE).body(body).post(PATH).then().statusCode(status);
    }
}
