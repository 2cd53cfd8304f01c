package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The topic is open: any Kafka consumer reads CloudEvents from it, and the log agrees with both read sides.
@Order(6)
@ExtendWith(StartedSystem.Provider.class)
class LogTest {
    private final StartedSystem system;

    LogTest(StartedSystem system) {
        this.system = system;
    }

    @Test
    void isReadableByAPlainConsumer() {
        var fees = records().stream()
                .filter(record -> record.key().equals("ernie-fees-dropped"))
                .toList();

        assertThat(fees).hasSize(1);
        assertThat(OpenTopic.headers(fees.getFirst()))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "io.countermove.announcement.published.v1")
                .containsEntry("ce_subject", "ernie-fees-dropped")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_source", "ce_time", "ce_ingesttime", "ce_authid", "ce_dataschema");
        assertThat(Json.parse(fees.getFirst().value()).get("kind").asText()).isEqualTo("price.changed");
    }

    @Test
    void agreesWithStateAndMetrics() {
        var answer = system.reconciled();

        assertThat(answer.at("/log/records/count").asInt()).isEqualTo(records().size());
        assertThat(answer.at("/state/records")).isEqualTo(answer.at("/log/records"));
        assertThat(answer.at("/metrics/records")).isEqualTo(answer.at("/log/records"));
        assertThat(answer.at("/metrics/current")).isEqualTo(answer.at("/state/current"));
        assertThat(answer.get("quarantined").asInt()).isZero();
    }

    private List<ConsumerRecord<String, String>> records() {
        return new OpenTopic(system, OpenTopic.ANNOUNCEMENTS).records();
    }
}
