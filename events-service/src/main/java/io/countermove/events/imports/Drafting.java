package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.date.EdtfDate;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import io.countermove.events.Basis;
import io.countermove.events.Draft;
import io.countermove.events.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes the events of an import: the same file makes the same ones again.
record Drafting(Format format, Job job) {

    /// A task with the event that it makes, and why, where it changes something.
    record Ready(Task task, Draft draft, @Nullable String reason) {}

    /// The event of a task, and why, where it changes something.
    ///
    /// @param former what the log holds at the places that tasks know
    Ready ready(Task task, Map<Place, AnnouncementEvent> former) {
        var known = task.known();
        if (known == null) {
            var id = Objects.requireNonNull(task.id());
            var content = new Content.Published(Objects.requireNonNull(task.now()));
            return new Ready(task, draft(id, content, Basis.NONE), null);
        }
        var event = Objects.requireNonNull(former.get(known.content()), "the log gave what was asked of it");
        var before = event.content().findAnnouncement().orElseThrow();
        var basis = Basis.after(known.head());
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
        if (task.kind() == Task.Kind.RENAME) {
            return "renamed: " + what + " in " + file();
        }
        return known.isRetracted() ? "again in " + file() : what + " in " + file();
    }

    private String file() {
        return job.vintage() == null ? "the file imported last" : "the vintage of " + job.vintage();
    }

    private Draft draft(AnnouncementId id, Content content, Basis basis) {
        return Draft.derived(id, content, job.origin(), recorded(), basis);
    }

    /// The vintage stands in the envelope of every event: from it the next import knows what was imported.
    private @Nullable Instant recorded() {
        return job.vintage() == null
                ? null
                : job.vintage().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
