package io.countermove.analytics.streams;

import io.countermove.analytics.LogEntry;
import io.countermove.analytics.SubjectFold;
import io.countermove.contracts.announcement.AnnouncementId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The entries of the announcements with many records that were folded last: reading all of them again for each further
/// one would take the time of their square.
final class RecentEntries {

    /// So few are read again.
    private static final int FEW = 8;

    private final long mostBytes;
    private final Map<AnnouncementId, Read> recent = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param mostBytes of the records whose entries are kept
    RecentEntries(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// @param bytes of the records' values
    record Read(List<LogEntry> entries, SubjectFold fold, long bytes) {
        Read(List<LogEntry> entries, long bytes) {
            this(entries, SubjectFold.of(entries), bytes);
        }

        Read plus(LogEntry entry, int length) {
            var more = new ArrayList<>(entries);
            more.add(entry);
            return new Read(more, bytes + length);
        }
    }

    Optional<Read> find(AnnouncementId subject) {
        return Optional.ofNullable(recent.get(subject));
    }

    void keep(AnnouncementId subject, Read read) {
        var former = recent.remove(subject);
        bytes -= former == null ? 0 : former.bytes();
        if (read.entries().size() > FEW && read.bytes() <= mostBytes) {
            recent.put(subject, read);
            bytes += read.bytes();
        }
        var eldest = recent.values().iterator();
        while (bytes > mostBytes) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
