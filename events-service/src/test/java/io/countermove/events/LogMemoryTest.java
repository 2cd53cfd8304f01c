package io.countermove.events;

import static io.countermove.events.Samples.FEES_DROPPED;
import static io.countermove.events.Samples.corrected;
import static io.countermove.events.Samples.published;
import static io.countermove.events.Samples.retracted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.AnnouncementId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogMemoryTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final LogMemory memory = new LogMemory(2);

    @Test
    void foldsInAnyOrder() {
        read(retracted(), 2, 0);
        read(corrected("Fees gone", Basis.NONE), 1, 1);
        read(published("Fees dropped"), 0, 2);
        assertThat(verdict(retracted())).isInstanceOf(Verdict.Known.class);
        assertThat(verdict(published("Fees dropped"))).isInstanceOf(Verdict.Known.class);
        var retraction = memory.findTag(FEES_DROPPED).orElseThrow();
        assertThat(verdict(corrected("Fees gone", Basis.after(retraction)))).isEqualTo(new Verdict.Write(micros(2)));
    }

    @Test
    void takesTheFirstPublishedByIngestTimeForTheBase() {
        read(published("Fees raised"), 1, 0);
        read(published("Fees dropped"), 0, 1);
        assertThat(verdict(published("Fees dropped"))).isInstanceOf(Verdict.Known.class);
        assertThat(verdict(published("Fees raised"))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void leavesOutACorrectionThatTurnsOutToBeForeign() {
        var foreign = new Draft.Origin("urn:other", "publisher/other", null);
        read(Samples.from(corrected("Fees gone", Basis.NONE), foreign), 1, 0);
        read(published("Fees dropped"), 0, 1);
        assertThat(memory.findTag(FEES_DROPPED))
                .contains(RevisionTag.of(NOON, published("Fees dropped").eventId()));
    }

    @Test
    void forgetsTheEldest() {
        read(published("Fees dropped"), 0, 0);
        read(published(new AnnouncementId("a"), "A"), 1, 1);
        read(published(new AnnouncementId("b"), "B"), 2, 2);
        assertThat(verdict(published("Fees raised"))).isEqualTo(new Verdict.Write(0));
        assertThat(memory.holds("a", new Place(0, 1))).isTrue();
        assertThat(memory.holds("ernie-fees-dropped", new Place(0, 0))).isFalse();
    }

    @Test
    void readsTheTagThatItWrites() {
        var tag = RevisionTag.of(NOON, "e-1");
        assertThat(RevisionTag.find(tag.toString())).contains(tag);
        assertThat(RevisionTag.find("W/" + tag)).isEmpty();
        assertThat(RevisionTag.find("\"1\"")).isEmpty();
    }

    private void read(Draft draft, int second, long offset) {
        memory.remember(draft, draft.stamped(NOON.plusSeconds(second)), new Place(0, offset));
    }

    private Verdict verdict(Draft draft) {
        var claim = memory.claim(List.of(draft));
        memory.release(List.of(draft));
        return ((Claim.Granted) claim).verdicts().getFirst();
    }

    private static long micros(int second) {
        return NOON.plusSeconds(second).getEpochSecond() * 1_000_000;
    }
}
