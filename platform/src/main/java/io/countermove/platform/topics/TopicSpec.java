package io.countermove.platform.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a topic has to be: partitions, replication and the configuration that matters.
public record TopicSpec(String name, int partitions, short replication, Map<String, String> configuration) {
    public TopicSpec {
        if (name.isBlank() || partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("not a topic: " + name + " " + partitions + " " + replication);
        }
        configuration = Map.copyOf(configuration);
    }

    /// What the topic that is there has other than this, in words; empty when it is as it has to be. More replicas are
    /// not a difference: an operator may have raised them.
    public List<String> differences(int partitions, int replication, Map<String, String> actual) {
        var found = new ArrayList<String>();
        if (partitions != this.partitions) {
            found.add("partitions is " + partitions + ", has to be " + this.partitions);
        }
        if (replication < this.replication) {
            found.add("replication is " + replication + ", has to be " + this.replication);
        }
        new TreeMap<>(configuration).forEach((key, wanted) -> {
            var is = actual.getOrDefault(key, "not set");
            if (!is.equals(wanted)) {
                found.add(key + " is " + is + ", has to be " + wanted);
            }
        });
        return found;
    }
}
