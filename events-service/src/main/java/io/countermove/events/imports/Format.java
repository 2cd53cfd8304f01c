package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A format of files that can be imported. It reads rows and says what each announces; what that changes is the
/// engine's to find out. A format has no state, and gives the same for the same row.
public interface Format {
    /// Its name on the wire: `epoch-models`.
    String name();

    /// What its files look like, for messages: one line.
    String accepts();

    /// Whether a file that begins so is one of this format.
    boolean recognises(Head head);

    /// The CloudEvents source that it publishes as; null where that is the caller's own.
    @Nullable
    String source();

    /// What the ids of its announcements begin with: `epoch.`; reserved to its feed, empty where ids are in the file.
    String prefix();

    /// Whether a file holds everything that its feed has to say, so that what is missing in it has been withdrawn.
    boolean isWhole();

    /// Whether the announcements of its rows are known to keep the contract's rules.
    default boolean isChecked() {
        return false;
    }

    /// Begins to read. Throws [UnreadableFileException] where it is no such file.
    Rows open(InputStream file) throws IOException;

    /// What an announcement of this feed tells of the row that it came from.
    default Trace trace(AnnouncementId id, Announcement announcement) {
        return new Trace(id.value(), id.value(), null, announcement);
    }

    /// What a row announces, with what only the announcement before it knows: former names.
    default Announcement carry(Announcement row, Announcement former) {
        return row;
    }
}
