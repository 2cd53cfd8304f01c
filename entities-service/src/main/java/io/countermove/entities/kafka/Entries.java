package io.countermove.entities.kafka;

import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.entities.Entry;
import io.countermove.platform.observe.RecordLog;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads records of Kafka as entries of the log.
final class Entries {
    private final RecordLog log = new RecordLog(Logger.getLogger(Entries.class));
    private final LogReader reader;

    Entries(int partitions) {
        this.reader = new LogReader(Vocabulary.standard(), partitions);
    }

    Entry read(ConsumerRecord<byte[], byte[]> taken) {
        var read = reader.read(taken.partition(), taken.key(), taken.value(), taken.headers());
        return switch (read) {
            case LogRecord.Sound(var identity, var event, var replayOf) -> {
                log.read(taken.partition(), taken.offset(), taken.headers());
                yield new Entry.Sound(taken.partition(), taken.offset(), identity.hash(), event, replayOf);
            }
            case LogRecord.Poison(var identity, var reason, var detail, var _) -> {
                log.poison(taken.partition(), taken.offset(), reason.word(), taken.headers());
                yield new Entry.Poison(
                        taken.partition(),
                        taken.offset(),
                        identity,
                        reason,
                        detail,
                        texts(taken.headers()),
                        hex(taken.key()),
                        hex(taken.value()));
            }
        };
    }

    private static Map<String, String> texts(Headers headers) {
        var texts = new TreeMap<String, String>();
        headers.forEach(header -> texts.put(
                header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
