package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.events.Intake;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One import of one file: reads what the log holds of the feed, reads the file once to find what it changes, decides,
/// and reads it again to publish that. It keeps nothing: the same file again changes nothing, and one that was
/// interrupted goes on.
public final class Import {
    private static final long ROWS_BETWEEN_LINES = 64;

    private final Format format;
    private final Job job;
    private final SpooledFile file;
    private final FeedLog log;
    private final AnnouncementReader reader;
    private final Intake intake;
    private final Lines lines;
    private final Summary.Count count = new Summary.Count();

    public Import(
            Format format,
            Job job,
            SpooledFile file,
            FeedLog log,
            AnnouncementReader reader,
            Intake intake,
            Lines lines) {
        this.format = format;
        this.job = job;
        this.file = file;
        this.log = log;
        this.reader = reader;
        this.intake = intake;
        this.lines = lines;
    }

    /// Throws [UnreadableFileException] and [ImportRefusedException] before anything is published,
    /// [ImportStoppedException] when the log stops taking.
    public Summary run() throws InterruptedException, IOException {
        checkHeader();
        var feed = Feed.read(log, format, job.origin().source(), lines);
        refuseOlder(feed);
        count.known = feed.live();
        var comparison = new Comparison(format, job, reader, feed);
        eachRow(Lines.Step.COMPARING, (row, _) -> comparison.take(row));
        comparison.conclude();
        var publishing = new Publishing(format, job, log, intake, lines, count);
        eachRow(Lines.Step.PUBLISHING, (row, number) -> carryOut(row, number, comparison, feed, publishing));
        for (var gone : comparison.plan().vanished()) {
            publishing.retract(gone);
        }
        publishing.finish();
        count.rows = comparison.plan().rows();
        return count.summary();
    }

    /// So that a file of another format is refused before the log is read.
    private void checkHeader() throws IOException {
        format.open(file.open()).close();
    }

    private void refuseOlder(Feed feed) {
        var latest = feed.vintage();
        var vintage = job.vintage();
        if (latest != null && vintage != null && vintage.isBefore(latest) && !job.allowOlder()) {
            throw new ImportRefusedException(
                    "older-vintage",
                    "This file is of " + vintage + ", and the vintage of " + latest
                            + " was imported before: it would undo what that one corrected. Nothing was published."
                            + " Vintages go in oldest first; to go back on purpose, import with allowOlder=true"
                            + " (--allow-older), or say another vintage if this one is wrong.",
                    Map.of("vintage", vintage.toString(), "latestVintage", latest.toString()));
        }
    }

    private void eachRow(Lines.Step step, Visitor visitor) throws InterruptedException, IOException {
        try (var rows = format.open(file.open())) {
            int number = 0;
            for (@Nullable Row row = rows.next(); row != null; row = rows.next()) {
                visitor.visit(row, number);
                number++;
                if (number % ROWS_BETWEEN_LINES == 0) {
                    lines.progress(step, file.read(), file.size(), number);
                }
            }
        }
    }

    private void carryOut(Row row, int number, Comparison comparison, Feed feed, Publishing publishing)
            throws InterruptedException {
        var fate = comparison.plan().fate(number);
        if (row instanceof Row.Usable usable) {
            for (var note : usable.notes()) {
                count.noted++;
                lines.noted(row, note);
            }
            switch (fate) {
                case UNCHANGED -> count.unchanged++;
                case NEW -> publishNew(usable, comparison.plan(), feed, publishing);
                case CORRECTED -> correct(usable, feed, publishing);
                case REFUSED, REPEATED -> refuse(row, comparison.problem(row, fate));
            }
        } else {
            refuse(row, comparison.problem(row, fate));
        }
    }

    private void refuse(Row row, Row.Problem problem) throws InterruptedException {
        count.refused++;
        if (problem.rule().equals("undated")) {
            count.undated++;
        }
        lines.refused(row, problem);
    }

    private void publishNew(Row.Usable row, Plan plan, Feed feed, Publishing publishing) throws InterruptedException {
        var renamed = plan.findRenamed(Fingerprints.of(row.key()));
        if (renamed.isPresent()) {
            publishing.rename(row, renamed.get());
            return;
        }
        var slug = row.slug();
        if (plan.isCrowded(slug) || feed.has(format.prefix() + slug)) {
            slug = Slugs.distinct(slug, row.key());
        }
        publishing.publish(
                row, new AnnouncementId(format.prefix() + slug), row.mapping().as(slug));
    }

    private void correct(Row.Usable row, Feed feed, Publishing publishing) throws InterruptedException {
        var known = feed.find(Fingerprints.of(row.key())).orElseThrow();
        var id = Feed.id(known, format, row.slug());
        Announcement now = row.mapping().as(id.value().substring(format.prefix().length()));
        publishing.correct(row, id, now, known);
    }

    /// Takes a row and its number, from 0.
    private interface Visitor {
        void visit(Row row, int number) throws InterruptedException;
    }
}
