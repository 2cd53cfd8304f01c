package io.countermove.contracts.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.Cast;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RevisionHistoryTest {

    private static final Content H20 = new Content.Published(Cast.announcement(Cast.h20Json()));
    private static final Content OTHER =
            new Content.Published(Cast.announcement(Cast.h20Json().put("title", "Another title")));
    private static final Content CORRECTION = new Content.Corrected(
            Cast.announcement(Cast.h20Json().put("validFrom", "2025-04-09")), "told on that day", null);
    private static final Content RETRACTION = new Content.Retracted("never happened", null);

    @Test
    void keepsFirstOfTwoDuplicates() {
        var history = RevisionHistory.fold(List.of(Cast.event("b", 2, H20), Cast.event("a", 1, H20)));
        assertThat(history.outcomes()).containsExactly(Outcome.DUPLICATE, Outcome.APPLIED);
    }

    @Test
    void appliesNoOtherContentUnderTheSameId() {
        var history = RevisionHistory.fold(List.of(Cast.event("a", 1, H20), Cast.event("b", 2, OTHER)));
        assertThat(history.outcomes()).containsExactly(Outcome.APPLIED, Outcome.CONFLICT);
        assertThat(history.revisions()).hasSize(1);
    }

    @Test
    void revivesByACorrectionAfterARetraction() {
        var history = RevisionHistory.fold(
                List.of(Cast.event("a", 1, H20), Cast.event("b", 2, RETRACTION), Cast.event("c", 3, CORRECTION)));
        assertThat(history.findCurrent().orElseThrow().event().content()).isEqualTo(CORRECTION);
        assertThat(history.revisions()).extracting(Revision::knownTo).containsExactly(at(2), at(3), null);
    }

    @Test
    void waitsForTheOriginalOfACorrection() {
        var early = RevisionHistory.fold(List.of(Cast.event("b", 2, CORRECTION)));
        assertThat(early.outcomes()).containsExactly(Outcome.PENDING);
        assertThat(early.findCurrent()).isEmpty();
    }

    @Test
    void refusesACorrectionFromElsewhereUnlessByAnAdmin() {
        var base = Cast.event("a", 1, H20);
        var foreign = Cast.event("b", "/publishers/other", "publisher/other", 2, CORRECTION);
        var admin = Cast.event("c", "/publishers/other", "admin/root", 3, RETRACTION);
        assertThat(RevisionHistory.fold(List.of(base, foreign, admin)).outcomes())
                .containsExactly(Outcome.APPLIED, Outcome.FOREIGN_CORRECTION, Outcome.APPLIED);
    }

    @Test
    void isPublicFromTheEndOfTheDayOfPublication() {
        var revision = RevisionHistory.fold(List.of(Cast.event("a", 1, H20)))
                .revisions()
                .getFirst();
        assertThat(revision.publicFrom()).isEqualTo(Instant.parse("2025-04-15T23:59:59.999999Z"));
        assertThat(revision.knownFrom()).isEqualTo(at(1));
    }

    @Property(tries = 300)
    void doesNotDependOnOrder(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 5) Integer> choices, @ForAll long seed) {
        var events = new ArrayList<AnnouncementEvent>();
        for (int i = 0; i < choices.size(); i++) {
            events.add(eventOf(choices.get(i), i % 3));
        }
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        var one = RevisionHistory.fold(events);
        var other = RevisionHistory.fold(shuffled);
        assertThat(other.revisions()).isEqualTo(one.revisions());
        assertThat(pairs(shuffled, other)).containsExactlyInAnyOrderElementsOf(pairs(events, one));
    }

    private static AnnouncementEvent eventOf(int choice, int second) {
        return switch (choice) {
            case 0 -> Cast.event("p", second, H20);
            case 1 -> Cast.event("q" + second, second, H20);
            case 2 -> Cast.event("r", second, OTHER);
            case 3 -> Cast.event("c" + second, second, CORRECTION);
            case 4 -> Cast.event("x", second, RETRACTION);
            default -> Cast.event("f", "/publishers/other", "publisher/other", second, CORRECTION);
        };
    }

    private static List<String> pairs(List<AnnouncementEvent> events, RevisionHistory history) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < events.size(); i++) {
            pairs.add(events.get(i) + " " + history.outcomes().get(i));
        }
        return pairs;
    }

    private static Instant at(int second) {
        return Instant.parse("2025-05-01T00:00:00Z").plusSeconds(second);
    }
}
