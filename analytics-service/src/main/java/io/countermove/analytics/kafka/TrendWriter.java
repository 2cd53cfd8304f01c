package io.countermove.analytics.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.analytics.Answer;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Writes answers as CloudEvents in binary mode, those of one round in one transaction. Of all instances the one that
/// opened it last may write. Not safe for threads, and of no use after a failure.
final class TrendWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TrendWriter.class);
    private static final String TYPE = "io.countermove.trend.evaluated.v1";
    private static final String TRANSACTIONS = "countermove-trends";
    private static final int LARGEST_VALUE = 900_000; // below what the topic takes with headers and all

    private final JsonMapper mapper = new JsonMapper();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private TrendWriter(Map<String, Object> kafka) {
        producer = Transactions.producer(kafka, TRANSACTIONS);
        admin = Admin.create(kafka);
    }

    /// Nobody else writes from now on.
    static TrendWriter open(Map<String, Object> kafka) {
        var writer = new TrendWriter(kafka);
        try {
            writer.producer.initTransactions();
            writer.ends.putAll(writer.found());
            return writer;
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /// Whether nobody else has written since. Who has nothing to write is not refused, and would not notice.
    boolean isAlone() {
        return found().entrySet().stream().allMatch(end -> end.getValue() <= ends.getOrDefault(end.getKey(), 0L));
    }

    void begin() {
        sent.clear();
        producer.beginTransaction();
    }

    /// What no record can hold is left out, and so is what stood there before.
    void put(String key, Answer answer, Instant now) {
        var value = bytes(answer);
        if (value.length > LARGEST_VALUE) {
            LOG.warnf("standing-metrics: the answer to %s has %d bytes and is not published", key, value.length);
            remove(key);
            return;
        }
        var id = Json.digest(value).substring(0, 32);
        sent.add(producer.send(OwnEvent.record(TopicNames.TRENDS, key, TYPE, id, now, value)));
    }

    void remove(String key) {
        sent.add(producer.send(OwnEvent.tombstone(TopicNames.TRENDS, key)));
    }

    /// Returns when all of it is kept.
    void commit() {
        producer.commitTransaction();
        for (var each : sent) {
            var written = each.resultNow();
            // The next offset is that of the commit's own marker.
            ends.merge(new TopicPartition(written.topic(), written.partition()), written.offset() + 2, Math::max);
        }
    }

    private Map<TopicPartition, Long> found() {
        var partitions = producer.partitionsFor(TopicNames.TRENDS).size();
        return TopicEnds.of(admin, TopicNames.TRENDS, partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }

    private byte[] bytes(Answer answer) {
        try {
            return mapper.writeValueAsBytes(answer.toMap());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
