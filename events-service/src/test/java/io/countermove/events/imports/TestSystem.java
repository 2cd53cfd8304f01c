package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Envelope;
import io.countermove.contracts.event.EventType;
import io.countermove.contracts.json.Json;
import io.countermove.contracts.revision.RevisionHistory;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import io.countermove.events.AnnouncementLog;
import io.countermove.events.Draft;
import io.countermove.events.IngestClock;
import io.countermove.events.Intake;
import io.countermove.events.LogMemory;
import io.countermove.events.NotAppendedException;
import io.countermove.events.Place;
import io.countermove.events.imports.formats.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An intake with a log in memory, and imports over it. A new intake over the same log remembers nothing, as after a
/// restart.
public final class TestSystem implements AnnouncementLog, FeedLog, Lines {
    static final AnnouncementReader READER = new AnnouncementReader(Vocabulary.standard());

    public final List<AnnouncementEvent> log = new ArrayList<>();
    public final List<String> refused = new ArrayList<>();
    public final List<String> noted = new ArrayList<>();
    public final List<Change> changes = new ArrayList<>();
    private Intake intake = newIntake();
    private int mostEvents = Integer.MAX_VALUE;

    private Intake newIntake() {
        return new Intake(new LogMemory(100_000), new IngestClock(Clock.systemUTC()), this, _ -> {});
    }

    void restart() {
        intake = newIntake();
        mostEvents = Integer.MAX_VALUE;
    }

    /// From this event on the log does not answer.
    void breakAfter(int events) {
        mostEvents = events;
    }

    /// What the log says now.
    Announcement current(String id) {
        return RevisionHistory.fold(events(id))
                .findCurrent()
                .orElseThrow()
                .event()
                .content()
                .findAnnouncement()
                .orElseThrow();
    }

    Summary load(TestFile file, String vintage) {
        return load(file, vintage, false, false, false);
    }

    Summary dryRun(TestFile file, String vintage) {
        return load(file, vintage, true, false, false);
    }

    Summary load(TestFile file, String vintage, boolean dryRun, boolean allowShrink, boolean allowOlder) {
        return load("epoch-models", "/feeds/epoch-models", file, vintage, dryRun, allowShrink, allowOlder);
    }

    Summary load(
            String format,
            String source,
            TestFile file,
            @Nullable String vintage,
            boolean dryRun,
            boolean allowShrink,
            boolean allowOlder) {
        refused.clear();
        noted.clear();
        changes.clear();
        var origin = new Draft.Origin(source, "publisher/local", null);
        var day = vintage == null ? null : LocalDate.parse(vintage);
        var job = new Job(origin, true, day, dryRun, allowShrink, allowOlder);
        try {
            return new Import(new Formats(READER).find(format).orElseThrow(), job, file, this, READER, intake, this)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An event of somebody else.
    void publish(Draft draft) {
        try {
            intake.submit(List.of(draft));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The events of an announcement, first to last.
    List<AnnouncementEvent> events(String id) {
        return log.stream().filter(event -> event.subject().value().equals(id)).toList();
    }

    @Override
    public CompletableFuture<Place> append(Envelope envelope, Draft draft, Pace pace) {
        if (log.size() >= mostEvents) {
            return CompletableFuture.failedFuture(
                    new NotAppendedException(true, "no answer", new IllegalStateException("no answer")));
        }
        log.add(AnnouncementEvent.of(
                envelope, content(draft.type(), draft.encoded().bytes())));
        return CompletableFuture.completedFuture(new Place(0, log.size() - 1L));
    }

    private static Content content(EventType type, byte[] value) {
        try {
            var data = Json.read(value);
            var reading = switch (type) {
                case PUBLISHED -> READER.published(data);
                case CORRECTED -> READER.corrected(data);
                case RETRACTED -> READER.retracted(data);
            };
            return ((Reading.Valid<Content>) reading).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<AnnouncementEvent> find(Place place) {
        return Optional.of(log.get((int) place.offset()));
    }

    @Override
    public void scan(Predicate<Envelope> wanted, Reader reader) throws InterruptedException {
        for (int i = 0; i < log.size(); i++) {
            if (wanted.test(log.get(i).envelope())) {
                reader.take(log.get(i), new Place(0, i));
            }
        }
        reader.progress(log.size(), log.size());
    }

    @Override
    public Map<Place, AnnouncementEvent> read(Collection<Place> places) {
        var found = new HashMap<Place, AnnouncementEvent>();
        places.forEach(place -> found.put(place, log.get((int) place.offset())));
        return found;
    }

    @Override
    public void progress(Step step, long done, long of, long rows) {}

    @Override
    public void refused(Row row, Row.Problem problem) {
        refused.add(row.line() + " " + problem.rule());
    }

    @Override
    public void noted(Row row, Row.Note note) {
        noted.add(row.line() + " " + note.column());
    }

    @Override
    public void changed(Change change) {
        changes.add(change);
    }
}
