package io.countermove.entities.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Emission;
import io.countermove.entities.Place;
import io.countermove.platform.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads back what this service has written: the last snapshots, which dead letters there are, and which days were
/// told.
@Singleton
class PublishedTopics {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final Topics topics;
    private final TimerSettings settings;
    private final Clock clock;

    PublishedTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics,
            TimerSettings settings,
            Clock clock) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
        this.settings = settings;
        this.clock = clock;
    }

    Emission.Past read() throws InterruptedException {
        var snapshots = new HashMap<String, Emission.Heard>();
        each(TopicNames.ENTITIES, taken -> {
            var id = new String(taken.key(), StandardCharsets.UTF_8);
            if (taken.value() == null) {
                snapshots.remove(id);
            } else {
                snapshots.put(id, heard(taken.value()));
            }
        });
        var deadLetters = new HashSet<Place>();
        each(TopicNames.ANNOUNCEMENTS_DEAD_LETTERS, taken -> place(taken).ifPresent(deadLetters::add));
        var timers = new HashSet<Emission.Told>();
        each(TopicNames.ALERTS, taken -> told(taken.value()).ifPresent(timers::add));
        return new Emission.Past(snapshots, deadLetters, timers, clock.instant().minus(settings.settling()));
    }

    private static Emission.Heard heard(byte[] value) {
        try {
            var snapshot = (ObjectNode) Json.read(value);
            var version = snapshot.remove("version").asLong();
            return new Emission.Heard(version, Json.digest(Json.canonical(snapshot)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a snapshot of ours on " + TopicNames.ENTITIES, e);
        }
    }

    /// Others write alerts there too.
    private static Optional<Emission.Told> told(byte[] value) {
        try {
            var alert = Json.read(value);
            return alert.has("timer")
                    ? Optional.of(new Emission.Told(
                            alert.path("entity").asText(),
                            alert.path("timer").asText(),
                            LocalDate.parse(alert.path("due").asText())))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalStateException("not an alert of ours on " + TopicNames.ALERTS, e);
        }
    }

    private static Optional<Place> place(ConsumerRecord<byte[], byte[]> letter) {
        return number(letter, "dlq-partition")
                .flatMap(partition ->
                        number(letter, "dlq-offset").map(offset -> new Place(Math.toIntExact(partition), offset)));
    }

    private static Optional<Long> number(ConsumerRecord<byte[], byte[]> letter, String header) {
        return Optional.ofNullable(letter.headers().lastHeader(header))
                .map(found -> Long.valueOf(new String(found.value(), StandardCharsets.UTF_8)));
    }

    private void each(String name, Consumer<ConsumerRecord<byte[], byte[]>> action) throws InterruptedException {
        var topic = topics.await(name);
        var partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(action);
            }
        }
    }
}
