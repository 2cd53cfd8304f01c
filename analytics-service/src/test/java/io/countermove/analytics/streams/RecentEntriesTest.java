package io.countermove.analytics.streams;

import static io.countermove.analytics.Mother.entry;
import static io.countermove.analytics.Mother.model;
import static io.countermove.analytics.Mother.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.analytics.LogEntry;
import io.countermove.analytics.streams.RecentEntries.Read;
import io.countermove.contracts.announcement.AnnouncementId;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {

    private static final AnnouncementId R1 = new AnnouncementId("r1");
    private static final AnnouncementId V3 = new AnnouncementId("v3");
    private static final AnnouncementId QWEN = new AnnouncementId("qwen");
    private static final LogEntry ENTRY =
            entry(published("r1", "e1", "2026-01-01T00:00:00Z", model("deepseek-r1", "2025-01-20")));

    private final RecentEntries recent = new RecentEntries(100);

    @Test
    void forgetsWhatWasFoldedLongestAgo() {
        recent.keep(R1, read(10, 40));
        recent.keep(V3, read(10, 40));
        assertThat(recent.find(R1)).contains(read(10, 40));
        recent.keep(QWEN, read(10, 60));

        assertThat(recent.find(R1)).isPresent();
        assertThat(recent.find(V3)).isEmpty();
        assertThat(recent.find(QWEN)).isPresent();
    }

    @Test
    void keepsNothingLargerThanItMayHold() {
        recent.keep(V3, read(10, 40));
        recent.keep(R1, read(10, 60));
        recent.keep(R1, read(10, 101));

        assertThat(recent.find(R1)).isEmpty();
        assertThat(recent.find(V3)).isPresent();
    }

    @Test
    void keepsNothingOfFewRecords() {
        recent.keep(R1, read(8, 40));

        assertThat(recent.find(R1)).isEmpty();
    }

    private static Read read(int entries, long bytes) {
        return new Read(Collections.nCopies(entries, ENTRY), bytes);
    }
}
