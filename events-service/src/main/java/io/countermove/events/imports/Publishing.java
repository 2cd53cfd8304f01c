package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Ids;
import io.countermove.events.Basis;
import io.countermove.events.Draft;
import io.countermove.events.Encoded;
import io.countermove.events.Intake;
import io.countermove.events.Outcome;
import io.countermove.events.Place;
import io.countermove.events.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Publishes what an import found, or in a dry run only counts it. What it corrects is read from the log in batches;
/// many events are on the way to the log at once, and no more than these are in memory.
final class Publishing {
    private static final int BATCH = 500;
    private static final int MOST_UNSETTLED = 2_000;
    private static final int MOST_SHOWN = 100;

    private final Format format;
    private final Job job;
    private final FeedLog log;
    private final Intake intake;
    private final Lines lines;
    private final Summary.Count count;
    private final List<Task> batch = new ArrayList<>();
    private final Queue<Offered> offered = new ArrayDeque<>();
    private int shown;

    /// @param row null for a retraction
    /// @param id null where it stands in the log
    /// @param now null for a retraction
    private record Task(
            Kind kind,
            Row.@Nullable Usable row,
            @Nullable AnnouncementId id,
            @Nullable Announcement now,
            @Nullable Known known) {}

    private enum Kind {
        PUBLISH,
        CORRECT,
        RENAME,
        RETRACT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A task with the event that it makes, and why, where it changes something.
    private record Ready(Task task, Draft draft, @Nullable String reason) {}

    private record Offered(Ready ready, CompletableFuture<Outcome> outcome) {}

    Publishing(Format format, Job job, FeedLog log, Intake intake, Lines lines, Summary.Count count) {
        this.format = format;
        this.job = job;
        this.log = log;
        this.intake = intake;
        this.lines = lines;
        this.count = count;
    }

    void publish(Row.Usable row, AnnouncementId id, Announcement announcement) throws InterruptedException {
        add(new Task(Kind.PUBLISH, row, id, announcement, null));
    }

    void correct(Row.Usable row, AnnouncementId id, Announcement now, Known known) throws InterruptedException {
        add(new Task(Kind.CORRECT, row, id, now, known));
    }

    void rename(Row.Usable row, Known known) throws InterruptedException {
        add(new Task(Kind.RENAME, row, null, null, known));
    }

    void retract(Known known) throws InterruptedException {
        add(new Task(Kind.RETRACT, null, null, null, known));
    }

    private void add(Task task) throws InterruptedException {
        batch.add(task);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() throws InterruptedException {
        var tasks = List.copyOf(batch);
        batch.clear();
        var wanted = tasks.stream()
                .filter(task -> !job.dryRun() || task.kind() != Kind.PUBLISH)
                .toList();
        if (job.dryRun()) {
            tasks.forEach(this::count);
            wanted = wanted.subList(0, Math.min(wanted.size(), MOST_SHOWN - shown));
        }
        var former = log.read(wanted.stream()
                .map(Task::known)
                .filter(Objects::nonNull)
                .map(Known::content)
                .toList());
        var ready = new ArrayList<Ready>(wanted.size());
        for (var task : wanted) {
            ready.add(ready(task, former));
        }
        for (var one : ready) {
            show(one);
        }
        if (!job.dryRun()) {
            for (var one : ready) {
                offer(one);
            }
        }
    }

    /// Publishes what is left, and waits until all is acknowledged.
    void finish() throws InterruptedException {
        flush();
        settle(0);
    }

    private void show(Ready ready) throws InterruptedException {
        var reason = ready.reason();
        if (reason != null && shown < MOST_SHOWN) {
            shown++;
            lines.changed(new Lines.Change(
                    ready.draft().subject().value(), ready.task().kind().word(), reason));
        }
    }

    private Ready ready(Task task, Map<Place, AnnouncementEvent> former) {
        var known = task.known();
        if (known == null) {
            var id = Objects.requireNonNull(task.id());
            var content = new Content.Published(Objects.requireNonNull(task.now()));
            return new Ready(task, draft(id, content, Basis.NONE), null);
        }
        var event = Objects.requireNonNull(former.get(known.content()), "the log gave what was asked of it");
        var before = event.content().findAnnouncement().orElseThrow();
        var basis = new Basis(known.head(), false);
        var day = job.vintage() == null ? null : EdtfDate.of(job.vintage());
        return switch (task.kind()) {
            case RETRACT -> {
                var reason = "no longer in " + file();
                yield new Ready(task, draft(event.subject(), new Content.Retracted(reason, day), basis), reason);
            }
            case RENAME, CORRECT, PUBLISH -> {
                var now = format.carry(row(task, event), before);
                var reason = reason(task, known, before, now);
                yield new Ready(task, draft(event.subject(), new Content.Corrected(now, reason, day), basis), reason);
            }
        };
    }

    private Announcement row(Task task, AnnouncementEvent event) {
        var slug = event.subject().value().substring(format.prefix().length());
        return task.now() == null ? Objects.requireNonNull(task.row()).mapping().as(slug) : task.now();
    }

    private String reason(Task task, Known known, Announcement before, Announcement now) {
        var what = Changes.describe(before, now);
        if (task.kind() == Kind.RENAME) {
            return "renamed: " + what + " in " + file();
        }
        return known.isRetracted() ? "again in " + file() : what + " in " + file();
    }

    private String file() {
        return job.vintage() == null ? "the file imported last" : "the vintage of " + job.vintage();
    }

    private Draft draft(AnnouncementId id, Content content, Basis basis) {
        var encoded = Encoded.of(content);
        var tag = basis.tag() == null ? null : basis.tag().toString();
        var eventId = Ids.event(id, content.type(), encoded.digest(), tag);
        return new Draft(id, eventId, content.type(), encoded, job.origin(), null, recorded(), basis);
    }

    /// The vintage stands in the envelope of every event: from it the next import knows what was imported.
    private @Nullable Instant recorded() {
        return job.vintage() == null
                ? null
                : job.vintage().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Rows are read on while the broker answers for those before.
    private void offer(Ready ready) throws InterruptedException {
        offered.add(new Offered(ready, intake.offer(ready.draft())));
        settle(MOST_UNSETTLED);
    }

    /// Waits for the eldest until no more than `most` are left.
    private void settle(int most) throws InterruptedException {
        while (offered.size() > most) {
            var eldest = offered.remove();
            settle(eldest.ready(), await(eldest.outcome()));
        }
    }

    private void settle(Ready ready, Outcome outcome) throws InterruptedException {
        switch (outcome) {
            case Outcome.Written(var receipt) -> {
                count.wrote(receipt.place());
                count(ready.task());
            }
            case Outcome.Duplicate _ -> count.unchanged++;
            case Outcome.Refused(var refusal, var detail) -> refuse(ready, refusal, detail);
            case Outcome.Unacknowledged away ->
                throw new ImportStoppedException("The log does not answer: " + away.detail()
                        + ". What came before is published; import the same file again to go on.");
            case Outcome.Withheld _ -> throw new IllegalStateException("a row is not withheld for another");
        }
    }

    private static Outcome await(CompletableFuture<Outcome> outcome) throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("what the log says is an outcome", e);
        }
    }

    private void refuse(Ready ready, Refusal refusal, String detail) throws InterruptedException {
        count.refused++;
        var row = ready.task().row();
        var label = ready.draft().subject().value();
        lines.refused(
                row == null ? new Row.Refused(0, label, label, new Row.Problem("", "", "")) : row,
                new Row.Problem(refusal.name().toLowerCase(Locale.ROOT), "/id", detail));
    }

    private void count(Task task) {
        switch (task.kind()) {
            case PUBLISH -> count.published++;
            case CORRECT -> count.corrected++;
            case RENAME -> {
                count.corrected++;
                count.renamed++;
            }
            case RETRACT -> count.retracted++;
        }
    }
}
