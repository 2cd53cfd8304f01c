package io.countermove.events.kafka;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.reconciliation.RecordIdentity;
import io.countermove.events.LogArchive;
import io.countermove.events.LogTally;
import io.countermove.events.NotAppendedException;
import io.countermove.events.NotRestoredException;
import io.countermove.events.NotRestoredException.Reason;
import io.countermove.events.Place;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One restore. Records are written in the order of the dump, many at once, and each must come to stand where it stood.
final class LogRestore {
    private static final int MOST_UNSETTLED = 2_000;
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    private final Function<ConsumerRecord<byte[], byte[]>, CompletableFuture<Place>> log;
    private final int partitions;
    private final LogTally restored = new LogTally();
    private final Queue<Written> unsettled = new ArrayDeque<>();
    private long settled;

    private record Written(Place wanted, CompletableFuture<Place> place) {}

    /// @param log writes a record to the partition where it stood
    LogRestore(Function<ConsumerRecord<byte[], byte[]>, CompletableFuture<Place>> log, int partitions) {
        this.log = log;
        this.partitions = partitions;
    }

    /// @param present how many records the log has already
    LogArchive.Manifest restore(InputStream dump, long present) throws IOException, InterruptedException {
        if (present > 0) {
            throw new NotRestoredException(
                    Reason.LOG_NOT_EMPTY, "The log holds " + present + " records; a dump goes to an empty one.", 0);
        }
        var digest = Json.sha256();
        var in = new BufferedInputStream(dump);
        var bytes = line(in);
        requireHeader(parse(bytes));
        while (true) {
            digest.update(bytes);
            digest.update((byte) '\n');
            bytes = line(in);
            var line = parse(bytes);
            if (line.has("manifest")) {
                settle(0);
                return verified(line, HexFormat.of().formatHex(digest.digest()));
            }
            write(line);
        }
    }

    private void requireHeader(JsonNode header) {
        if (header.at("/dump/version").asInt() != KafkaLogArchive.VERSION) {
            throw broken("Its first line is not that of a dump of version " + KafkaLogArchive.VERSION + ".");
        }
        int there = header.at("/dump/partitions").asInt();
        if (there != partitions) {
            throw new NotRestoredException(
                    Reason.OTHER_PARTITIONS,
                    "It is of a log with " + there + " partitions; this one has " + partitions
                            + " (countermove.topics.partitions).",
                    0);
        }
    }

    private void write(JsonNode line) throws InterruptedException {
        ConsumerRecord<byte[], byte[]> record;
        try {
            record = DumpLine.read(line);
        } catch (IOException e) {
            throw broken("After " + settled + " records: " + e.getMessage() + ".");
        }
        var place = new Place(record.partition(), record.offset());
        if (place.partition() < 0 || place.partition() >= partitions) {
            throw broken("There is no partition " + place.partition() + ".");
        }
        restored.count(
                place, RecordIdentity.of(record.headers(), record.value()).hash());
        unsettled.add(new Written(place, log.apply(record)));
        settle(MOST_UNSETTLED);
    }

    private void settle(int most) throws InterruptedException {
        while (unsettled.size() > most) {
            var eldest = unsettled.remove();
            Place place;
            try {
                place = eldest.place().get();
            } catch (ExecutionException e) {
                var away = e.getCause() instanceof NotAppendedException failure ? failure.getMessage() : e.getMessage();
                throw new NotRestoredException(Reason.LOG_AWAY, "The log does not answer: " + away, settled);
            }
            settled++;
            if (!place.equals(eldest.wanted())) {
                throw new NotRestoredException(
                        Reason.LOG_NOT_EMPTY,
                        "The record of " + eldest.wanted() + " came to stand at " + place
                                + ": somebody publishes, or the dump has gaps.",
                        settled);
            }
        }
    }

    private LogArchive.Manifest verified(JsonNode line, String digest) {
        var manifest = KafkaLogArchive.manifest(line.path("manifest"));
        if (!line.path("sha256").asText().equals(digest) || !manifest.equals(KafkaLogArchive.manifest(restored))) {
            throw broken("All records are written, but they are not those that its manifest counts.");
        }
        return manifest;
    }

    private JsonNode parse(byte[] line) {
        try {
            return Json.read(line);
        } catch (JacksonException e) {
            throw broken("After " + settled + " records a line is no JSON.");
        }
    }

    private byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw broken("It has no end: after " + settled + " records it breaks off.");
            }
            if (line.size() == LONGEST_LINE) {
                throw broken("It has a line of more than " + LONGEST_LINE + " bytes.");
            }
            line.write(next);
        }
        return line.toByteArray();
    }

    private NotRestoredException broken(String detail) {
        return new NotRestoredException(Reason.BROKEN_DUMP, detail, settled);
    }
}
