package io.countermove.local;

import java.time.Duration;
import java.util.Optional;

/// What a process that is not ready yet showed of itself last; times by `System.nanoTime()`.
///
/// @param answered when it last answered that it lives
/// @param moved when it had last read on
/// @param read records, or `UNTOLD`
record SignOfLife(long answered, long moved, long read) {
    static final long UNTOLD = -1;
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE_OF_OLD = Duration.ofSeconds(30);
    private static final Duration STANDSTILL = Duration.ofMinutes(10);

    static SignOfLife begun(long now) {
        return new SignOfLife(now, now, UNTOLD);
    }

    /// The next one, of a process that answers.
    ///
    /// @param written how many records there were to read when it was first asked for
    SignOfLife answering(long now, long readByNow, long written) {
        // What is published meanwhile is read by one, too, that is not ready for another reason.
        boolean moves = read != UNTOLD && readByNow > read && read < written;
        return new SignOfLife(now, moves ? now : moved, readByNow);
    }

    /// A process of an earlier run hangs when it does not answer although all it needs runs.
    boolean isOldSilent(long now) {
        return lasts(answered, now, SILENCE_OF_OLD);
    }

    /// Why it is waited for no longer.
    Optional<String> findReasonToGiveUp(long now) {
        if (lasts(answered, now, SILENCE)) {
            return Optional.of("it has not answered for " + SILENCE.toSeconds() + " s");
        }
        if (lasts(moved, now, STANDSTILL)) {
            return Optional.of("it answers, but has not moved for " + STANDSTILL.toMinutes() + " min");
        }
        return Optional.empty();
    }

    private static boolean lasts(long since, long now, Duration longest) {
        return now - since > longest.toNanos();
    }
}
