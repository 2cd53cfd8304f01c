package io.countermove.events.imports.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.event.Ids;
import io.countermove.contracts.table.AnnouncementTable;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.events.imports.Row;
import java.util.List;

/// Rows that hold announcements of ours, in whatever form. What an export says of how an announcement came to be known
/// is passed over.
final class OwnRows {
    private final AnnouncementReader reader;

    OwnRows(AnnouncementReader reader) {
        this.reader = reader;
    }

    Row row(long line, ObjectNode sent) {
        var id = sent.path("id");
        if (!id.isMissingNode() && !(id.isTextual() && AnnouncementId.isValid(id.textValue()))) {
            return refuse(line, "announcement-id", "/id", "an id is " + AnnouncementId.RULE);
        }
        sent.remove("id");
        sent.remove(AnnouncementTable.PROVENANCE);
        return switch (reader.published(sent)) {
            case Reading.Invalid<Content>(var violations) ->
                refuse(
                        line,
                        violations.getFirst().rule(),
                        violations.getFirst().pointer(),
                        violations.getFirst().detail());
            case Reading.Valid<Content>(var content) -> {
                var announcement = content.findAnnouncement().orElseThrow();
                yield usable(
                        line,
                        id.isTextual()
                                ? id.textValue()
                                : Ids.announcement(announcement).value(),
                        announcement);
            }
        };
    }

    private static Row usable(long line, String id, Announcement announcement) {
        return new Row.Usable(line, id, id, id, null, List.of(), _ -> announcement);
    }

    static Row refuse(long line, String rule, String where, String reason) {
        return new Row.Refused(line, "", "line " + line, new Row.Problem(rule, where, reason));
    }
}
