package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an import is to do with one row, or with one announcement that has none any more.
///
/// @param row null for a retraction
/// @param id null where it stands in the log
/// @param now null for a retraction
record Task(
        Kind kind,
        Row.@Nullable Usable row,
        @Nullable AnnouncementId id,
        @Nullable Announcement now,
        @Nullable Known known) {

    enum Kind {
        PUBLISH,
        CORRECT,
        RENAME,
        RETRACT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
