package io.countermove.entities;

import io.countermove.contracts.topic.TopicNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// A log with one announcement, of which Kafka believes that the service has read it: a commit that no transaction of
/// the
/// database knows.
final class CommittedOffsets {
    static final String UNREAD = "committed-and-not-applied";
    private static final String GROUP = "countermove-entities-1";
    private static final int PARTITIONS = 3;

    private CommittedOffsets() {}

    static void prepare(String bootstrapServers) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
                var log = new Log(bootstrapServers)) {
            var topic = new NewTopic(TopicNames.ANNOUNCEMENTS, PARTITIONS, (short) 1)
                    .configs(Map.of(
                            "cleanup.policy",
                            "delete",
                            "retention.ms",
                            "-1",
                            "retention.bytes",
                            "-1",
                            "message.timestamp.type",
                            "LogAppendTime",
                            "min.insync.replicas",
                            "1"));
            admin.createTopics(List.of(topic)).all().get();
            log.write(Log.published(UNREAD, "2026-10-01T00:00:00Z", """
                    {"kind": "statement.made", "title": "Tencent is unaffected", "announcedOn": "2025-05",
                     "participants": [{"role": "actor", "entity": "org:tencent", "name": "Tencent"}],
                     "source": {"publisher": "An analysis"}}
                    """));
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                offsets.put(new TopicPartition(TopicNames.ANNOUNCEMENTS, partition), new OffsetAndMetadata(1));
            }
            admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
