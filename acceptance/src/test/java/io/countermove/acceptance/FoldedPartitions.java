package io.countermove.acceptance;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/// The partitions of the log that an instance of the analytics-service folds, as the broker knows it.
final class FoldedPartitions {
    private static final String GROUP = "countermove-analytics-1";

    private FoldedPartitions() {}

    /// @param instance its `kafka-streams.group.instance.id`, which its threads begin their own with
    static Set<Integer> of(StartedSystem system, String instance) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", system.brokers()))) {
            var groups = admin.describeConsumerGroups(Set.of(GROUP)).all().get();
            return Objects.requireNonNull(groups.get(GROUP)).members().stream()
                    .filter(member -> member.groupInstanceId().orElse("").startsWith(instance))
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .filter(partition -> partition.topic().equals(OpenTopic.ANNOUNCEMENTS))
                    .map(TopicPartition::partition)
                    .collect(Collectors.toSet());
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
