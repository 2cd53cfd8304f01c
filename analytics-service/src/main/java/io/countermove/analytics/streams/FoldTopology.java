package io.countermove.analytics.streams;

import io.countermove.contracts.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// Announcements in, observations and positions out.
final class FoldTopology {

    static final String ANNOUNCEMENTS_STORE = "announcements";
    static final String TALLIES_STORE = "tallies";
    private static final String SOURCE = "announcements-source";
    private static final String FOLD = "announcements-fold";
    private static final String SINK = "observations-sink";

    private FoldTopology() {}

    /// The one sub-topology.
    ///
    /// @param observations the topic that they are written to
    /// @param log may block until the topic is as it has to be
    static Topology of(String observations, Supplier<SourceLog> log) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        SOURCE,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        TopicNames.ANNOUNCEMENTS)
                .addProcessor(FOLD, () -> new AnnouncementProcessor(log), SOURCE)
                .addStateStore(store(ANNOUNCEMENTS_STORE), FOLD)
                .addStateStore(store(TALLIES_STORE), FOLD)
                .addSink(SINK, observations, keys(), new ByteArraySerializer(), toItsPartition(), FOLD);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    private static Serializer<Placed> keys() {
        return (_, placed) -> placed.key().getBytes(StandardCharsets.UTF_8);
    }

    private static StreamPartitioner<Placed, byte[]> toItsPartition() {
        return (_, placed, _, _) -> Optional.of(Set.of(placed.partition()));
    }
}
