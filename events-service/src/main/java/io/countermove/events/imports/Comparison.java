package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Violation;
import java.util.List;
import java.util.Map;

/// The first reading of a file: what each row changes of what is known. Nothing is published.
final class Comparison {
    private static final int MOST_SHARE = 30;

    private final Format format;
    private final Job job;
    private final AnnouncementReader reader;
    private final Feed feed;
    private final Plan plan = new Plan();

    Comparison(Format format, Job job, AnnouncementReader reader, Feed feed) {
        this.format = format;
        this.job = job;
        this.reader = reader;
        this.feed = feed;
    }

    Plan plan() {
        return plan;
    }

    void take(Row row) {
        plan.add(
                switch (row) {
                    case Row.Refused refused -> refused(refused);
                    case Row.Usable usable -> fate(usable);
                });
    }

    /// What was published of a row that cannot be read now stays as it is.
    private Plan.Fate refused(Row row) {
        if (!row.key().isEmpty()) {
            feed.find(Fingerprints.of(row.key())).ifPresent(known -> known.seeOn(row.line()));
        }
        return Plan.Fate.REFUSED;
    }

    private Plan.Fate fate(Row.Usable row) {
        var key = Fingerprints.of(row.key());
        var found = feed.find(key);
        if (found.isEmpty()) {
            if (!violations(row, row.mapping().as(row.slug())).isEmpty()) {
                return Plan.Fate.REFUSED;
            }
            return plan.addNew(key, row) == 0 ? Plan.Fate.NEW : Plan.Fate.REPEATED;
        }
        var known = found.get();
        if (known.seenOnLine() != 0) {
            return Plan.Fate.REPEATED;
        }
        known.seeOn(row.line());
        if (!known.isOwn()) {
            return Plan.Fate.REFUSED;
        }
        var announcement = row.mapping().as(slug(known, row));
        if (!known.isRetracted() && known.says(Fingerprints.of(announcement))) {
            return Plan.Fate.UNCHANGED;
        }
        return violations(row, announcement).isEmpty() ? Plan.Fate.CORRECTED : Plan.Fate.REFUSED;
    }

    private List<Violation> violations(Row.Usable row, Announcement announcement) {
        if (!AnnouncementId.isValid(format.prefix() + row.slug())) {
            return List.of(new Violation("/id", "announcement-id", "an id is " + AnnouncementId.RULE));
        }
        if (!job.official() && announcement.source().official()) {
            return List.of(new Violation(
                    "/source/official", "official-not-allowed", "this key may not call a source official"));
        }
        return format.isChecked() ? List.of() : reader.check(announcement);
    }

    private String slug(Known known, Row.Usable row) {
        return Feed.id(known, format, row.slug())
                .value()
                .substring(format.prefix().length());
    }

    /// Why a row of this fate is refused; for the second reading, which says so.
    Row.Problem problem(Row row, Plan.Fate fate) {
        return switch (row) {
            case Row.Refused refused -> refused.problem();
            case Row.Usable usable
            when fate == Plan.Fate.REPEATED ->
                new Row.Problem(
                        "repeated-key",
                        "",
                        "the file has " + usable.label() + " already; of rows with one name the first counts");
            case Row.Usable usable -> problem(usable);
        };
    }

    private Row.Problem problem(Row.Usable row) {
        var known = feed.find(Fingerprints.of(row.key()));
        if (known.isPresent() && !known.get().isOwn()) {
            return new Row.Problem(
                    "foreign-correction", "", "this id was published by another source, which alone may correct it");
        }
        var slug = known.map(one -> slug(one, row)).orElse(row.slug());
        var first = violations(row, row.mapping().as(slug)).getFirst();
        return new Row.Problem(first.rule(), first.pointer(), first.detail());
    }

    /// Finds renames and what has gone; refuses a file that is not likely to be whole.
    void conclude() {
        if (plan.rows() == 0) {
            throw new UnreadableFileException(
                    "no-rows", "The file has a header and no rows. Accepted: " + format.accepts() + ".");
        }
        if (!format.isWhole()) {
            plan.settle(List.of());
            return;
        }
        var known = feed.live();
        plan.settle(feed.unseen().toList());
        var gone = plan.vanished().size();
        if (!job.allowShrink() && gone * 100L > known * MOST_SHARE) {
            throw new ImportRefusedException(
                    "shrunken-file",
                    gone + " of the " + known + " known announcements are not in this file of " + plan.rows()
                            + " rows, more than " + MOST_SHARE + " %. Nothing was published: the last good state stays."
                            + " If the file is whole, import it with allowShrink=true (--allow-shrink).",
                    Map.of(
                            "known", known,
                            "rows", plan.rows(),
                            "wouldRetract", gone,
                            "renamed", plan.renames(),
                            "mostPercent", MOST_SHARE));
        }
    }
}
