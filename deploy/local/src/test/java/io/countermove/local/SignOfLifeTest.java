package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignOfLifeTest {
    private static final long WRITTEN = 1_000;

    @Test
    void isGivenUpWhenItDoesNotAnswer() {
        var sign = SignOfLife.begun(0);

        assertThat(sign.findReasonToGiveUp(minutes(2))).isEmpty();
        assertThat(sign.findReasonToGiveUp(minutes(2) + 1)).contains("it has not answered for 120 s");
    }

    @Test
    void isGivenUpWhenItAnswersAndReadsNothing() {
        var sign = SignOfLife.begun(0);
        for (int minute = 1; minute <= 10; minute++) {
            sign = sign.answering(minutes(minute), 500, WRITTEN);
            assertThat(sign.findReasonToGiveUp(minutes(minute))).isEmpty();
        }

        assertThat(sign.findReasonToGiveUp(minutes(10) + 1)).contains("it answers, but has not moved for 10 min");
    }

    @Test
    void isWaitedForAsLongAsItReadsOn() {
        var sign = SignOfLife.begun(0);
        for (int minute = 1; minute <= 60; minute++) {
            sign = sign.answering(minutes(minute), minute, WRITTEN);
            assertThat(sign.findReasonToGiveUp(minutes(minute))).isEmpty();
        }
    }

    /// What is published meanwhile keeps nobody waiting for one that is not ready for another reason.
    @Test
    void doesNotMoveBeyondWhatWasWritten() {
        var sign = SignOfLife.begun(0).answering(minutes(1), WRITTEN, WRITTEN);
        for (int minute = 2; minute <= 11; minute++) {
            sign = sign.answering(minutes(minute), WRITTEN + minute, WRITTEN);
        }

        assertThat(sign.findReasonToGiveUp(minutes(11))).isPresent();
    }

    @Test
    void hangsFromAnEarlierRunAfterHalfAMinute() {
        var sign = SignOfLife.begun(0);

        assertThat(sign.isOldSilent(Duration.ofSeconds(30).toNanos())).isFalse();
        assertThat(sign.isOldSilent(Duration.ofSeconds(31).toNanos())).isTrue();
        assertThat(sign.answering(minutes(1), SignOfLife.UNTOLD, WRITTEN).isOldSilent(minutes(1)))
                .isFalse();
    }

    private static long minutes(int minutes) {
        return Duration.ofMinutes(minutes).toNanos();
    }
}
