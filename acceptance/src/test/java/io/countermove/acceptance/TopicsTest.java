package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Everything that stands on the topics is as the AsyncAPI document says.
@Order(6)
@ExtendWith(StartedSystem.Provider.class)
class TopicsTest {
    private static final String DEAD_LETTERS = "deadLetters";
    /// Nothing need be wrong, and no day need come while the tests run.
    private static final Set<String> MAY_BE_EMPTY = Set.of(DEAD_LETTERS, "alerts");

    private final StartedSystem system;

    TopicsTest(StartedSystem system) {
        this.system = system;
    }

    @Test
    void holdWhatTheirDocumentSays() {
        var document = new TopicDocument(system.anonymous());
        system.reconciled();
        for (var channel : document.channels()) {
            var records = records(document.topic(channel));
            assertThat(records.isEmpty() && !MAY_BE_EMPTY.contains(channel))
                    .as("%s is empty", channel)
                    .isFalse();
            assertThat(records)
                    .as(channel)
                    .allMatch(found -> document.describes(channel, OpenTopic.headers(found), value(channel, found)));
        }
    }

    /// Without the announcements that were set aside: those are as their writers made them.
    private List<ConsumerRecord<String, String>> records(String topic) {
        var found = new OpenTopic(system, topic).records();
        if (!topic.equals(OpenTopic.ANNOUNCEMENTS)) {
            return found;
        }
        var aside = new OpenTopic(system, OpenTopic.ANNOUNCEMENTS + ".dlq")
                .records().stream()
                        .map(OpenTopic::headers)
                        .map(headers -> headers.get("dlq-partition") + ":" + headers.get("dlq-offset"))
                        .collect(Collectors.toSet());
        return found.stream()
                .filter(one -> !aside.contains(one.partition() + ":" + one.offset()))
                .toList();
    }

    /// A dead letter may hold anything, and nothing is said of it; a compacted topic may hold that a key is gone.
    private static JsonNode value(String channel, ConsumerRecord<String, String> found) {
        var isNothing = channel.equals(DEAD_LETTERS) || found.value() == null;
        return isNothing ? NullNode.instance : Json.parse(found.value());
    }
}
