package io.countermove.entities;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What has yet to be written to Kafka, in order.
public interface Outbox {
    /// A record to write.
    // The bytes are written, never compared and never changed.
    @SuppressWarnings("ArrayRecordComponent")
    record Message(String topic, byte @Nullable [] key, Map<String, String> headers, byte @Nullable [] value) {
        public Message {
            headers = Map.copyOf(headers);
        }
    }

    /// Hands the oldest messages, as many as memory has room for and no more than `limit`, to `write` and forgets them
    /// once it returns. At most one owner at a time, of all instances. Returns how many there were; none also while
    /// another owns them.
    int drain(int limit, Consumer<List<Message>> write);
}
