package io.countermove.analytics.streams;

import io.countermove.analytics.Applied;
import io.countermove.analytics.LogEntry;
import io.countermove.analytics.LogLoss;
import io.countermove.analytics.ObservationForm;
import io.countermove.analytics.Tallies;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.log.LogReader;
import io.countermove.contracts.log.LogRecord;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.platform.observe.RecordLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Folds each record into its announcement, writes what that changed, and then how far it has come.
final class AnnouncementProcessor implements Processor<byte[], byte[], Placed, byte[]> {

    private static final RecordLog LOG = new RecordLog(Logger.getLogger(AnnouncementProcessor.class));
    private static final String LOG_ID = "log";
    private static final long RECENT_BYTES = 2 * 1024 * 1024;

    private final Supplier<SourceLog> log;
    private @Nullable Task task;

    AnnouncementProcessor(Supplier<SourceLog> log) {
        this.log = log;
    }

    @Override
    public void init(ProcessorContext<Placed, byte[]> context) {
        var begun = new Task(
                context,
                context.getStateStore(FoldTopology.ANNOUNCEMENTS_STORE),
                context.getStateStore(FoldTopology.TALLIES_STORE));
        begun.bindSoon();
        task = begun;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (task == null) {
            throw new IllegalStateException("not initialised");
        }
        task.process(record);
    }

    private final class Task {

        private final ProcessorContext<Placed, byte[]> context;
        private final StoredRecords announcements;
        private final RecentEntries recent = new RecentEntries(RECENT_BYTES);
        private final KeyValueStore<String, byte[]> tallies;
        private @Nullable SourceLog source;
        private @Nullable LogReader reader;
        private @Nullable Tallies counted;

        Task(
                ProcessorContext<Placed, byte[]> context,
                KeyValueStore<String, byte[]> announcements,
                KeyValueStore<String, byte[]> tallies) {
            this.context = context;
            this.announcements = new StoredRecords(announcements);
            this.tallies = tallies;
        }

        /// Also where a partition holds nothing: so that a log that was begun again is noticed before it is read.
        void bindSoon() {
            var bound = new AtomicReference<@Nullable Cancellable>();
            bound.set(context.schedule(Duration.ofMillis(500), PunctuationType.WALL_CLOCK_TIME, _ -> {
                reader();
                Objects.requireNonNull(bound.get()).cancel();
            }));
        }

        void process(Record<byte[], byte[]> record) {
            var place = context.recordMetadata().orElseThrow();
            var reader = reader();
            checkFollows(place.partition(), place.offset());
            var read = reader.read(place.partition(), record.key(), record.value(), record.headers());
            var before = tallies(place.partition());
            var after = switch (read) {
                case LogRecord.Poison poison -> {
                    LOG.poison(
                            place.partition(), place.offset(), poison.reason().word(), record.headers());
                    yield before.plusPoison(poison.identity().hash());
                }
                case LogRecord.Sound sound -> {
                    LOG.read(place.partition(), place.offset(), record.headers());
                    yield before.plus(fold(sound, record, place));
                }
            };
            counted = after;
            tallies.put(talliesKey(place.partition()), ObservationForm.write(after));
            var applied = new Applied(place.partition(), place.offset(), after);
            forward(record, place.partition(), applied.key(), ObservationForm.write(applied));
        }

        /// What the record adds to the counts.
        private Tallies fold(LogRecord.Sound sound, Record<byte[], byte[]> record, RecordMetadata place) {
            var subject = sound.event().subject();
            var read = recent.find(subject).orElseGet(() -> read(subject, place.partition()));
            var more = read.plus(new LogEntry(sound.identity().hash(), sound.event()), record.value().length);
            var before = read.fold();
            var after = more.fold();
            announcements.add(subject, place.offset(), read.entries().isEmpty(), record.headers(), record.value());
            recent.keep(subject, more);
            after.changesSince(before)
                    .forEach((key, observation) ->
                            forward(record, place.partition(), key.toString(), ObservationForm.write(observation)));
            return after.tallies().minus(before.tallies());
        }

        private RecentEntries.Read read(AnnouncementId subject, int partition) {
            var key = subject.value().getBytes(StandardCharsets.UTF_8);
            var stored = announcements.of(subject);
            var entries = stored.stream()
                    .map(record -> reader().read(partition, key, record.value(), record.headers()))
                    .map(read -> switch (read) {
                        case LogRecord.Sound sound ->
                            new LogEntry(sound.identity().hash(), sound.event());
                        case LogRecord.Poison poison ->
                            throw new IllegalStateException(
                                    "was sound when it was stored: " + poison.identity() + ": " + poison.detail());
                    })
                    .toList();
            return new RecentEntries.Read(
                    entries,
                    stored.stream().mapToLong(record -> record.value().length).sum());
        }

        private void forward(Record<byte[], byte[]> cause, int partition, String key, byte[] value) {
            context.forward(new Record<>(new Placed(partition, key), value, cause.timestamp(), new RecordHeaders()));
        }

        /// Of the task's one partition; read from the store once, and only written after that.
        private Tallies tallies(int partition) {
            if (counted == null) {
                var stored = tallies.get(talliesKey(partition));
                counted = stored == null ? Tallies.NONE : ObservationForm.readTallies(stored);
            }
            return counted;
        }

        // Not before the first record: here it may wait for the topic to be as it has to be.
        private LogReader reader() {
            if (reader == null) {
                var found = log.get();
                checkSame(found);
                source = found;
                reader = new LogReader(Vocabulary.standard(), found.partitions());
            }
            return reader;
        }

        private void checkSame(SourceLog found) {
            var id = found.id().getBytes(StandardCharsets.UTF_8);
            var folded = tallies.putIfAbsent(LOG_ID, id);
            if (folded != null && !found.id().equals(new String(folded, StandardCharsets.UTF_8))) {
                throw new LogReplacedException(
                        LogLoss.describe(new String(folded, StandardCharsets.UTF_8), found.id()));
            }
        }

        /// Offsets only rise. What is left out may be no record (the marker of a foreign transaction), but not what the
        /// log has lost.
        private void checkFollows(int partition, long offset) {
            var key = "next|" + partition;
            var stored = tallies.get(key);
            long next = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
            if (offset < next) {
                throw new LogReplacedException("the log was lost and begun again: partition " + partition
                        + " was folded up to offset " + (next - 1) + ", and offset " + offset + " comes again");
            }
            if (offset > next && source != null && source.beginning().applyAsLong(partition) > next) {
                throw new LogReplacedException("the log lost records or was cut: of partition " + partition + " offset "
                        + next + " comes next, and it is not there any more");
            }
            tallies.put(key, ByteBuffer.allocate(Long.BYTES).putLong(offset + 1).array());
        }

        private static String talliesKey(int partition) {
            return "tallies|" + partition;
        }
    }
}
