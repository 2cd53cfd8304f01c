package io.countermove.analytics.streams;

import static io.countermove.analytics.Mother.utf8;

import io.countermove.analytics.Applied;
import io.countermove.analytics.Observation;
import io.countermove.analytics.ObservationForm;
import io.countermove.analytics.ObservationKey;
import io.countermove.analytics.Trends;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.topic.TopicNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The topology in the test driver, which has one partition.
final class Fold implements AutoCloseable {

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> in;
    private final TestOutputTopic<String, byte[]> out;
    private final List<Written> written = new ArrayList<>();
    private final Map<String, Observation> observations = new TreeMap<>();
    private final Trends trends = new Trends();
    private int largest;
    private @Nullable Applied applied;

    /// A record of the output; the name is its key without the revision.
    record Written(String name) {}

    Fold() {
        driver = new TopologyTestDriver(
                FoldTopology.of(TopicNames.OBSERVATIONS, () -> new SourceLog("log", 1, _ -> 0)), new Properties());
        in = driver.createInputTopic(TopicNames.ANNOUNCEMENTS, new ByteArraySerializer(), new ByteArraySerializer());
        out = driver.createOutputTopic(TopicNames.OBSERVATIONS, new StringDeserializer(), new ByteArrayDeserializer());
    }

    void pipe(AnnouncementEvent... events) {
        for (var event : events) {
            var headers = KafkaHeaders.write(event.envelope(), event.type());
            in.pipeInput(new TestRecord<>(
                    utf8(event.subject().value()), event.content().toBytes(), headers));
            drain();
        }
    }

    void pipe(String key, byte[] value, Headers headers) {
        in.pipeInput(new TestRecord<>(utf8(key), value, headers));
        drain();
    }

    void pipePoison(@Nullable String key, @Nullable String value) {
        in.pipeInput(new TestRecord<>(
                key == null ? null : utf8(key), value == null ? null : utf8(value), new RecordHeaders()));
        drain();
    }

    List<Written> written() {
        return List.copyOf(written);
    }

    /// The last of each key, what is gone included.
    Map<String, Observation> observations() {
        return observations;
    }

    Map<String, Observation> existing() {
        var existing = new TreeMap<>(observations);
        existing.values().removeIf(Observation.Gone.class::isInstance);
        return existing;
    }

    Observation observation(AnnouncementEvent event, int ordinal) {
        return Objects.requireNonNull(
                observations.get(ObservationKey.of(event, ordinal).toString()));
    }

    /// The columns, fed as far as the last position.
    Trends trends() {
        return trends;
    }

    Applied applied() {
        return Objects.requireNonNull(applied);
    }

    /// The bytes of the largest entry of the announcements' state.
    int largestStored() {
        int most = 0;
        try (var all = announcements().all()) {
            while (all.hasNext()) {
                most = Math.max(most, all.next().value.length);
            }
        }
        return most;
    }

    /// The bytes of the largest record of the output.
    int largestWritten() {
        return largest;
    }

    /// As if the state had been there before.
    void store(String key, byte[] value) {
        announcements().put(key, value);
    }

    private KeyValueStore<String, byte[]> announcements() {
        return driver.getKeyValueStore(FoldTopology.ANNOUNCEMENTS_STORE);
    }

    private void drain() {
        var changed = new LinkedHashMap<ObservationKey, Observation>();
        for (var record : out.readRecordsToList()) {
            largest = Math.max(largest, record.value().length);
            if (Applied.isKey(record.key())) {
                applied = ObservationForm.readApplied(record.value());
                written.add(new Written(record.key()));
                trends.apply(changed, List.of(applied));
            } else {
                var key = ObservationKey.parse(record.key());
                observations.put(record.key(), ObservationForm.read(key, record.value()));
                changed.put(key, observations.get(record.key()));
                written.add(new Written(key.announcement() + "#" + key.ordinal()));
            }
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
