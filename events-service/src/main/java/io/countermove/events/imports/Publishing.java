package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.events.Intake;
import io.countermove.events.Outcome;
import io.countermove.events.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Publishes what an import found, or in a dry run only counts it. What it corrects is read from the log in batches;
/// many events are on the way to the log at once, and no more than these are in memory.
final class Publishing {
    private static final int BATCH = 500;
    private static final int MOST_UNSETTLED = 2_000;
    private static final int MOST_SHOWN = 100;

    private final Drafting drafting;
    private final Job job;
    private final FeedLog log;
    private final Intake intake;
    private final Lines lines;
    private final Summary.Count count;
    private final List<Task> batch = new ArrayList<>();
    private final Queue<Offered> offered = new ArrayDeque<>();
    private int shown;

    private record Offered(Drafting.Ready ready, CompletableFuture<Outcome> outcome) {}

    Publishing(Format format, Job job, FeedLog log, Intake intake, Lines lines, Summary.Count count) {
        this.drafting = new Drafting(format, job);
        this.job = job;
        this.log = log;
        this.intake = intake;
        this.lines = lines;
        this.count = count;
    }

    void publish(Row.Usable row, AnnouncementId id, Announcement announcement) throws InterruptedException {
        add(new Task(Task.Kind.PUBLISH, row, id, announcement, null));
    }

    void correct(Row.Usable row, AnnouncementId id, Announcement now, Known known) throws InterruptedException {
        add(new Task(Task.Kind.CORRECT, row, id, now, known));
    }

    void rename(Row.Usable row, Known known) throws InterruptedException {
        add(new Task(Task.Kind.RENAME, row, null, null, known));
    }

    void retract(Known known) throws InterruptedException {
        add(new Task(Task.Kind.RETRACT, null, null, null, known));
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
                .filter(task -> !job.dryRun() || task.kind() != Task.Kind.PUBLISH)
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
        var ready = new ArrayList<Drafting.Ready>(wanted.size());
        for (var task : wanted) {
            ready.add(drafting.ready(task, former));
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

    private void show(Drafting.Ready ready) throws InterruptedException {
        var reason = ready.reason();
        if (reason != null && shown < MOST_SHOWN) {
            shown++;
            lines.changed(new Lines.Change(
                    ready.draft().subject().value(), ready.task().kind().word(), reason));
        }
    }

    /// Rows are read on while the broker answers for those before.
    private void offer(Drafting.Ready ready) throws InterruptedException {
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

    private void settle(Drafting.Ready ready, Outcome outcome) throws InterruptedException {
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

    private void refuse(Drafting.Ready ready, Refusal refusal, String detail) throws InterruptedException {
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
