package io.countermove.events.kafka;

import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.KafkaHeaders;
import io.countermove.contracts.log.LogRecord;
import io.countermove.events.NotAppendedException;
import io.countermove.events.Place;
import io.countermove.events.Receipt;
import io.countermove.events.Replay;
import io.countermove.events.Replaying;
import io.countermove.events.UnreadableLogException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A replay has the key, value and headers of the record that it replays, and one header more that names it. It stands
/// where its key belongs, whatever partition the other stands in.
@Singleton
public class KafkaReplaying implements Replaying {
    private final LogLookup lookup;
    private final KafkaAnnouncementLog log;

    KafkaReplaying(LogLookup lookup, KafkaAnnouncementLog log) {
        this.lookup = lookup;
        this.log = log;
    }

    @Override
    public Replay replay(Place place) throws InterruptedException {
        try {
            var found = lookup.findRecord(place);
            return found.isEmpty() ? new Replay.Nowhere() : replay(place, found.get());
        } catch (UnreadableLogException e) {
            return new Replay.Unacknowledged(true, String.valueOf(e.getMessage()));
        }
    }

    private Replay replay(Place place, ConsumerRecord<byte[], byte[]> found) throws InterruptedException {
        var read = lookup.reader().readAnywhere(found.key(), found.value(), found.headers());
        return switch (read) {
            case LogRecord.Poison poison ->
                new Replay.StillPoison(poison.reason(), poison.detail(), poison.violations());
            case LogRecord.Sound sound -> append(sound.event(), found, naming(place, found.headers()));
        };
    }

    private Replay append(AnnouncementEvent event, ConsumerRecord<byte[], byte[]> found, Headers headers)
            throws InterruptedException {
        try {
            var at = log.append(found.key(), found.value(), headers).get();
            return new Replay.Appended(
                    new Receipt(event.subject(), event.envelope().id(), at, event.ingestTime()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotAppendedException failure) {
                return new Replay.Unacknowledged(failure.isKnown(), String.valueOf(failure.getMessage()));
            }
            throw new IllegalStateException("the log failed otherwise than it says", e);
        }
    }

    private static Headers naming(Place place, Headers found) {
        var headers = new RecordHeaders(found);
        headers.remove(KafkaHeaders.REPLAY_OF);
        headers.add(KafkaHeaders.REPLAY_OF, place.toString().getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
