package io.countermove.entities.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.entities.Entry;
import io.countermove.entities.Log;
import io.countermove.entities.Outbox;
import io.countermove.entities.StartedProcesses;
import io.countermove.entities.State;
import io.countermove.oracle.FollowedEntity;
import io.countermove.platform.topics.TopicWatch;
import io.countermove.platform.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/// One entity, touched from all partitions, while instances of the projection and of the relay come and go.
@QuarkusTest
@QuarkusTestResource(value = StartedProcesses.class, restrictToAnnotatedClass = true)
class TwoInstancesTest {
    private static final String SHARED = "chip:shared";
    private static final String APPLIED = "SELECT count(*) FROM revision WHERE announcement LIKE 'shared-%'";
    private static final int ANNOUNCEMENTS = 100;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    Topics topics;

    @Inject
    TopicWatch watch;

    @Inject
    State state;

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    /// Another instance of what the application runs, with small transactions.
    private final class Instance {
        private final AnnouncementListener listener = new AnnouncementListener(
                kafka,
                new SmallBatches("countermove-entities-1", Duration.ofMinutes(1)),
                topics,
                watch,
                state,
                new Progress(),
                new SimpleMeterRegistry());
        private final OutboxRelay relay = new OutboxRelay(kafka, topics, outbox);

        Instance start() {
            listener.start(new StartupEvent());
            relay.start(new StartupEvent());
            return this;
        }

        void stop() throws InterruptedException {
            relay.stop(new ShutdownEvent());
            listener.stop(new ShutdownEvent());
        }
    }

    private record SmallBatches(String group, Duration patience) implements ProjectionSettings {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean active() {
            return true;
        }

        @Override
        public Optional<String> instance() {
            return Optional.empty();
        }

        @Override
        public Duration session() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int readers() {
            return 2;
        }

        @Override
        public int batch() {
            return 3;
        }
    }

    @Test
    void losesNoUpdateAndRelaysEachVersionInOrder() throws Exception {
        // Before it is heard, changes are told by no message.
        await(() -> number("SELECT count(*) FROM projection WHERE emitting") == 1);
        var second = new Instance().start();
        var third = new Instance().start();
        try (var log = new Log(String.valueOf(kafka.get("bootstrap.servers")))) {
            for (int i = 0; i < ANNOUNCEMENTS; i++) {
                log.write(Log.published("shared-" + i, "2026-11-01T00:00:00Z", announcement(i)));
                if (i == ANNOUNCEMENTS / 2) {
                    second.stop();
                    second = new Instance().start();
                }
            }
            await(() -> number(APPLIED) == ANNOUNCEMENTS);
            await(() -> number("SELECT count(*) FROM outbox") == 0);
        } finally {
            second.stop();
            third.stop();
        }

        assertThat(number(APPLIED)).isEqualTo(ANNOUNCEMENTS);
        assertThat(number("SELECT jsonb_array_length(snapshot -> 'names') FROM entity WHERE id = '" + SHARED + "'"))
                .isEqualTo(ANNOUNCEMENTS);
        assertThat(number("SELECT count(*) FROM fact WHERE entity = '" + SHARED + "' AND known_to IS NULL"))
                .isEqualTo(ANNOUNCEMENTS);
        assertThat(latestFacts("""
                SELECT announcement FROM fact WHERE entity = '%s' AND known_to IS NULL
                ORDER BY announced_earliest DESC, announcement, position LIMIT 40
                """)).hasSize(40).isEqualTo(latestFacts("""
                        SELECT jsonb_array_elements(snapshot -> 'facts') ->> 'announcement'
                        FROM entity WHERE id = '%s'
                        """));
        long version = number("SELECT version FROM entity WHERE id = '" + SHARED + "'");
        var followed = follow(read(TopicNames.ENTITY_CHANGES));
        assertThat(followed.version()).isEqualTo(version);
        var snapshots = read(TopicNames.ENTITIES);
        assertThat(followed.is(snapshots.getLast())).isTrue();
        assertThat(snapshots.getLast().get("version").asLong()).isEqualTo(version);
        assertInOrder(snapshots);
    }

    /// Takes all entries but those of one partition.
    private static final class Failing implements State {
        private final AtomicInteger applied = new AtomicInteger();
        private final int partition;

        Failing(int partition) {
            this.partition = partition;
        }

        @Override
        public void bind(String topic, String topicId, int partitions) {}

        @Override
        public Applied applied() {
            return new Applied(Map.of(), Instant.EPOCH);
        }

        @Override
        public void apply(Map<Integer, Long> expectedOffsets, List<Entry> entries) {
            if (entries.stream().anyMatch(entry -> entry.partition() == partition)) {
                throw new IllegalStateException("the partition " + partition);
            }
            applied.addAndGet(entries.size());
        }
    }

    @Test
    void readsNothingMoreAfterOneOfItsReadersGaveUp() throws Exception {
        try (var log = new Log(String.valueOf(kafka.get("bootstrap.servers")))) {
            var failing = new Failing(partition(log.write(published("gives-up"))));
            var progress = new Progress();
            var settings = new SmallBatches("gives-up", Duration.ofMillis(300));
            var listener = new AnnouncementListener(
                    kafka, settings, topics, watch, failing, progress, new SimpleMeterRegistry());
            listener.start(new StartupEvent());
            await(() -> progress.findReasonToHaveStopped().isPresent());
            Thread.sleep(500);

            int applied = failing.applied.get();
            for (int i = 0; i < 20; i++) {
                log.write(published("gives-up-" + i));
            }
            Thread.sleep(500);
            assertThat(failing.applied).hasValue(applied);
            listener.stop(new ShutdownEvent());
        }
    }

    private static int partition(String position) {
        return Integer.parseInt(position.substring(0, position.indexOf(':')));
    }

    private static Log.Written published(String id) {
        return Log.published(id, "2026-11-01T00:00:00Z", announcement(0).replace("chip:shared", "chip:gives-up"));
    }

    /// After a failure some may come again, as they were.
    private static void assertInOrder(List<JsonNode> snapshots) {
        var seen = new TreeMap<Long, JsonNode>();
        for (var snapshot : snapshots) {
            long version = snapshot.get("version").asLong();
            if (seen.isEmpty() || version > seen.lastKey()) {
                seen.put(version, snapshot);
            } else {
                assertThat(snapshot).isEqualTo(seen.get(version));
            }
        }
    }

    /// Each version once, in order and without a gap, each beginning where the one before ended; after a failure some
    /// may come again, as they were.
    private static FollowedEntity follow(List<JsonNode> changes) {
        var seen = new HashMap<Long, JsonNode>();
        var followed = new FollowedEntity();
        for (var change : changes) {
            long version = change.get("version").asLong();
            if (version <= followed.version()) {
                assertThat(change).isEqualTo(seen.get(version));
            } else {
                followed.follow(change);
                seen.put(version, change);
            }
        }
        return followed;
    }

    private static String announcement(int i) {
        var other = "chip:other-" + i % 3;
        var first = i % 2 == 0 ? SHARED : other;
        var then = i % 2 == 0 ? other : SHARED;
        return """
                {"kind": "policy.effective", "title": "Curb %1$d", "announcedOn": "2025-04-15", "validFrom": "2025-04",
                 "participants": [{"role": "instrument", "entity": "policy:shared", "name": "The curb"},
                                  {"role": "target", "entity": "%2$s", "name": "Name %1$d"},
                                  {"role": "target", "entity": "%3$s", "name": "Name %1$d"}],
                 "facts": [{"entity": "chip:shared", "property": "export-status", "value": "blocked"}],
                 "source": {"publisher": "A register"}}
                """.formatted(i, first, then);
    }

    private List<JsonNode> read(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.get("bootstrap.servers"), "auto.offset.reset", "none");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<JsonNode>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var taken : consumer.poll(Duration.ofMillis(500))) {
                    if (taken.key().equals(SHARED)) {
                        records.add(parse(taken.value()));
                    }
                }
            }
            return records;
        }
    }

    private static JsonNode parse(String value) {
        try {
            return Json.MAPPER.readTree(value.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new AssertionError(value, e);
        }
    }

    private Set<String> latestFacts(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql.formatted(SHARED))) {
            var announcements = new HashSet<String>();
            while (row.next()) {
                announcements.add(row.getString(1));
            }
            return announcements;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long number(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static void await(BooleanSupplier wanted) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
