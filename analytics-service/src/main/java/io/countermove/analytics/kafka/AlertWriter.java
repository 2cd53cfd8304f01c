package io.countermove.analytics.kafka;

import io.countermove.analytics.Alert;
import io.countermove.analytics.AlertState;
import io.countermove.contracts.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Writes alerts, and with each in the same transaction what its rule has seen: so an alert is told once. Of all
/// instances the one that opened it last may write. Not safe for threads, and of no use after a failure.
final class AlertWriter implements AutoCloseable {

    private static final String TYPE = "io.countermove.alert.crossed.v1";
    private static final String TRANSACTIONS = "countermove-alerts";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private AlertWriter(Map<String, Object> kafka) {
        producer = Transactions.producer(kafka, TRANSACTIONS);
    }

    /// Nobody else writes from now on.
    ///
    /// @param partitions of the topic of the rules
    static AlertWriter open(Map<String, Object> kafka, int partitions) {
        var writer = new AlertWriter(kafka);
        try {
            writer.producer.initTransactions();
            writer.ends.putAll(written(kafka, partitions));
            return writer;
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /// Up to where the topic of the rules has to be read before anything is compared with it.
    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    void begin() {
        sent.clear();
        producer.beginTransaction();
    }

    void put(String rule, AlertState state) {
        keep(AlertForm.STATE + rule, AlertForm.bytes(state));
    }

    void remove(String rule) {
        keep(AlertForm.RULE + rule, null);
        keep(AlertForm.STATE + rule, null);
    }

    void tell(Alert alert) {
        var key = AlertForm.RULE + alert.rule().id();
        var value = AlertForm.bytes(alert.toMap());
        var _ = producer.send(OwnEvent.record(
                TopicNames.ALERTS, key, TYPE, alert.id(), alert.crossing().at(), value));
    }

    /// Returns when all of it is kept.
    void commit() {
        producer.commitTransaction();
        for (var each : sent) {
            var written = each.resultNow();
            ends.merge(new TopicPartition(written.topic(), written.partition()), written.offset() + 1, Math::max);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }

    private void keep(String key, byte @Nullable [] value) {
        sent.add(producer.send(new ProducerRecord<>(AlertForm.TOPIC, utf8(key), value)));
    }

    private static Map<TopicPartition, Long> written(Map<String, Object> kafka, int partitions) {
        try (var admin = Admin.create(kafka)) {
            return TopicEnds.of(admin, AlertForm.TOPIC, partitions, IsolationLevel.READ_COMMITTED);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
