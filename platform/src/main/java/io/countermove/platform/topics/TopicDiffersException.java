package io.countermove.platform.topics;

import java.util.List;

/// The topic is there but not as it has to be; the message says what differs.
public final class TopicDiffersException extends RuntimeException {
    TopicDiffersException(String topic, List<String> differences) {
        super("topic " + topic + " differs: " + String.join("; ", differences));
    }
}
