package io.countermove.events;

import static io.countermove.events.Samples.FEES_DROPPED;
import static io.countermove.events.Samples.corrected;
import static io.countermove.events.Samples.named;
import static io.countermove.events.Samples.published;
import static io.countermove.events.Samples.retracted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import io.countermove.contracts.event.Envelope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    private static final Basis ABSENT = new Basis(null, false, true);

    private final MemoryLog log = new MemoryLog();
    private final List<Outcome> told = new ArrayList<>();
    private final LogMemory memory = new LogMemory(100);
    private final Intake intake = new Intake(memory, new IngestClock(Clock.fixed(NOW, ZoneOffset.UTC)), log, told::add);

    @Test
    void answersARepetitionWithTheFirstReceipt() throws InterruptedException {
        var first = written(submit(published("Fees dropped")));
        assertThat(submit(published("Fees dropped"))).isEqualTo(new Outcome.Duplicate(first));
        assertThat(intake.offer(published("Fees dropped"))).isCompletedWithValue(new Outcome.Duplicate(first));
        assertThat(told)
                .containsExactly(
                        new Outcome.Written(first), new Outcome.Duplicate(first), new Outcome.Duplicate(first));
        assertThat(log.written).hasSize(1);
    }

    @Test
    void refusesOtherContentUnderTheSameId() throws InterruptedException {
        written(submit(published("Fees dropped")));
        assertRefused(submit(published("Fees raised")), Refusal.CONFLICT);
        assertThat(log.written).hasSize(1);
    }

    @Test
    void writesNothingOfARequestWithARefusedEvent() throws InterruptedException {
        written(submit(published("Fees dropped")));
        var outcomes = intake.submit(
                List.of(published(new AnnouncementId("another"), "Another"), published(FEES_DROPPED, "Fees raised")));
        assertThat(outcomes.getFirst()).isEqualTo(new Outcome.Withheld());
        assertRefused(outcomes.getLast(), Refusal.CONFLICT);
        assertThat(log.written).hasSize(1);
        written(submit(published(new AnnouncementId("another"), "Another")));
    }

    @Test
    void writesOneOfTwoEqualEventsOfARequest() throws InterruptedException {
        var outcomes = intake.submit(List.of(published("Fees dropped"), published("Fees dropped")));
        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Duplicate(written(outcomes.getFirst())));
        assertThat(log.written).hasSize(1);
    }

    @Test
    void stampsTimesThatRiseThoughTheClockStands() throws InterruptedException {
        intake.submit(List.of(published(new AnnouncementId("a"), "A"), published(new AnnouncementId("b"), "B")));
        assertThat(log.written).extracting(Envelope::ingestTime).containsExactly(NOW, NOW.plusNanos(1_000));
        assertThat(log.written.getFirst().time()).isEqualTo(NOW);
    }

    @Test
    void stampsACorrectionAfterTheRevisionThatItNames() throws InterruptedException {
        var later = NOW.plusSeconds(60);
        var receipt = written(submit(corrected("Fees gone", Basis.after(RevisionTag.of(later, "e")))));
        assertThat(receipt.ingestTime()).isEqualTo(later.plusNanos(1_000));
    }

    @Test
    void takesACorrectionToWhatStandsAlreadyForADuplicate() throws InterruptedException {
        var first = written(submit(published("Fees dropped")));
        assertThat(submit(corrected("Fees dropped", Basis.NONE))).isEqualTo(new Outcome.Duplicate(first));
        var second = written(submit(corrected("Fees gone", Basis.NONE)));
        assertThat(submit(corrected("Fees gone", Basis.NONE))).isEqualTo(new Outcome.Duplicate(second));
        assertThat(submit(published("Fees dropped"))).isEqualTo(new Outcome.Duplicate(first));
        assertRefused(submit(published("Fees gone")), Refusal.CONFLICT);
    }

    @Test
    void retractsOnceAndRevivesByCorrection() throws InterruptedException {
        written(submit(published("Fees dropped")));
        var retraction = written(submit(retracted()));
        assertThat(submit(retracted())).isEqualTo(new Outcome.Duplicate(retraction));
        written(submit(corrected("Fees dropped", Basis.NONE)));
        assertThat(log.written).hasSize(3);
    }

    @Test
    void replacesTheRevisionThatIsRequiredAndNoOther() throws InterruptedException {
        var first = tag(written(submit(published("Fees dropped"))));
        var second = tag(written(submit(corrected("Fees gone", Basis.exactly(first)))));
        assertRefused(submit(corrected("Fees back", Basis.exactly(first))), Refusal.OUTDATED);
        assertThat(submit(corrected("Fees gone", Basis.exactly(first)))).isInstanceOf(Outcome.Duplicate.class);
        written(submit(corrected("Fees back", Basis.exactly(second))));
    }

    private static RevisionTag tag(Receipt receipt) {
        return RevisionTag.of(receipt.ingestTime(), receipt.eventId());
    }

    @Test
    void refusesToCorrectWhatNeverWas() throws InterruptedException {
        assertRefused(submit(corrected("Fees gone", ABSENT)), Refusal.ABSENT);
        written(submit(published("Fees dropped")));
        written(submit(corrected("Fees gone", ABSENT)));
    }

    @Test
    void refusesACorrectionFromAnotherSourceUnlessByAnAdmin() throws InterruptedException {
        written(submit(published("Fees dropped")));
        var correction = corrected("Fees gone", Basis.NONE);
        assertRefused(
                submit(Samples.from(correction, new Draft.Origin("urn:other", "publisher/other", null))),
                Refusal.FOREIGN);
        written(submit(Samples.from(correction, new Draft.Origin("urn:other", "admin/root", null))));
    }

    @Test
    void refusesAnEventIdThatWasUsedForOtherContent() throws InterruptedException {
        var first = written(submit(named(published("Fees dropped"), "e-1")));
        assertThat(submit(named(published("Fees dropped"), "e-1"))).isEqualTo(new Outcome.Duplicate(first));
        assertRefused(submit(named(published(new AnnouncementId("another"), "Another"), "e-1")), Refusal.CONFLICT);
    }

    @Test
    void saysThatTheOutcomeIsUnknownAndTakesTheRetry() throws InterruptedException {
        log.goAway();
        assertThat(submit(published("Fees dropped"))).isEqualTo(new Outcome.Unacknowledged(false, "no answer"));
        log.comeBack();
        written(submit(published("Fees dropped")));
    }

    @Test
    void looksAtTheDataOfWhatSpeaksAgainstAnEvent() throws InterruptedException {
        var sound = new Place(1, 7);
        var event = AnnouncementEvent.of(published("Fees dropped").stamped(NOW), Samples.content("Fees dropped"));
        log.hold(sound, event);
        memory.rememberUnchecked(event.envelope(), event.digest(), sound);
        assertThat(submit(published("Fees dropped"))).isInstanceOf(Outcome.Duplicate.class);
        assertRefused(submit(published("Fees raised")), Refusal.CONFLICT);
    }

    @Test
    void writesWhatOnlyPoisonSpeaksAgainst() throws InterruptedException {
        var poison = new Place(1, 7);
        memory.rememberUnchecked(published("Fees dropped").stamped(NOW), "0".repeat(64), poison);
        log.goAway();
        assertThat(submit(published("Fees raised"))).isEqualTo(new Outcome.Unacknowledged(true, "no answer"));
        log.comeBack();
        written(submit(published("Fees raised")));
        assertRefused(submit(published("Fees dropped")), Refusal.CONFLICT);
    }

    @Test
    void writesOneOfTwoEqualEventsThatComeAtOnce() throws Exception {
        log.hold();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> submit(published("Fees dropped")));
            log.awaitHeld();
            var other = executor.submit(() -> submit(published("Fees dropped")));
            log.acknowledge();
            assertThat(other.get()).isEqualTo(new Outcome.Duplicate(written(one.get())));
        }
        assertThat(log.written).hasSize(1);
    }

    private Outcome submit(Draft draft) throws InterruptedException {
        return intake.submit(List.of(draft)).getFirst();
    }

    private static Receipt written(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Written.class);
        return ((Outcome.Written) outcome).receipt();
    }

    private static void assertRefused(Outcome outcome, Refusal refusal) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
