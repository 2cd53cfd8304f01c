package io.countermove.analytics.kafka;

import io.countermove.analytics.Applied;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/// Where both topics ended when this process started: who has come so far answers no older than that.
record StartLine(Map<TopicPartition, Long> log, Map<TopicPartition, Long> observations) {

    boolean isReached(ToLongFunction<TopicPartition> next, Map<Integer, Applied> applied) {
        return observations.entrySet().stream().allMatch(end -> next.applyAsLong(end.getKey()) >= end.getValue())
                && log.entrySet().stream().allMatch(end -> next(applied, end.getKey()) >= end.getValue());
    }

    private static long next(Map<Integer, Applied> applied, TopicPartition partition) {
        var last = applied.get(partition.partition());
        return last == null ? 0 : last.offset() + 1;
    }
}
