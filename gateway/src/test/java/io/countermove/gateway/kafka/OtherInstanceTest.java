package io.countermove.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.gateway.FakeServices;
import io.countermove.gateway.KeyIssuer;
import io.countermove.gateway.KeyLog;
import io.countermove.gateway.KeyRing;
import io.countermove.gateway.Principal;
import io.countermove.gateway.Role;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A second gateway on the same broker, as far as keys go.
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class OtherInstanceTest {

    private static final Principal WIRE = new Principal(Role.PUBLISHER, "wire", List.of("urn:wire"), false);
    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    @Inject
    KeyIssuer issuer;

    @Inject
    SettingsTopic topic;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final KeyRing other = new KeyRing();
    private KeyReader reader;

    @BeforeEach
    void start() {
        reader = new KeyReader(topic, other, kafka);
        reader.start(new StartupEvent());
        await(other::isRead);
    }

    @AfterEach
    void stop() {
        reader.stop(new ShutdownEvent());
    }

    @Test
    void knowsWithinASecondWhatWasIssuedAndRevoked() throws Exception {
        KeyIssuer.Issued issued = issuer.issue(WIRE, "admin/root");
        long written = System.nanoTime();
        await(() -> other.find(issued.key().id()).isPresent());
        issuer.revoke(issued.key().id(), "admin/root");
        await(() -> other.find(issued.key().id()).orElseThrow().isRevoked());
        assertThat(Duration.ofNanos(System.nanoTime() - written)).isLessThan(Duration.ofSeconds(2));
        assertThat(other.find(issued.key().id()).orElseThrow().key())
                .isEqualTo(issued.key().key());
    }

    @Test
    void passesOverWhatIsNoKey() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.get("bootstrap.servers")),
                new StringSerializer(),
                new StringSerializer())) {
            for (String value : List.of("{\"role\": \"king\"}", "}", "null", "[]")) {
                producer.send(new ProducerRecord<>(SettingsTopic.NAME, "key/bad", value))
                        .get();
            }
            producer.send(new ProducerRecord<>(SettingsTopic.NAME, "key/gone", null))
                    .get();
            producer.send(new ProducerRecord<>(SettingsTopic.NAME, "subscription/1", "{}"))
                    .get();
        }
        KeyIssuer.Issued issued = issuer.issue(WIRE, "admin/root");
        await(() -> other.find(issued.key().id()).isPresent());
    }

    @Test
    void saysWhenAKeyWasNotKept() {
        KafkaKeyLog log = new KafkaKeyLog(Map.of("bootstrap.servers", "127.0.0.1:1"));
        KeyIssuer cutOff = new KeyIssuer(other, log, java.time.Clock.systemUTC());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> cutOff.issue(WIRE, "admin/root"))
                .isInstanceOf(KeyLog.NotKeptException.class);
        log.close();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
