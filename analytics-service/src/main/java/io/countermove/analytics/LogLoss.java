package io.countermove.analytics;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether the log turned out to be another than the one that was folded so far. Once said it stays so until somebody
/// repairs it and starts the service anew; until then nothing is folded and nothing is answered. Safe for threads.
public final class LogLoss {

    private static final String WHAT_TO_DO =
            "; nothing is read any more: see \"The log was lost and begun again\" in docs/operations.md";

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final List<Runnable> then = new CopyOnWriteArrayList<>();

    public static String describe(String folded, String found) {
        return "the log was lost and begun again: the metrics were made from the announcements topic with id " + folded
                + ", and there is now one with id " + found;
    }

    /// Only the first reason counts.
    public void report(String found) {
        if (reason.compareAndSet(null, found + WHAT_TO_DO)) {
            then.forEach(Runnable::run);
        }
    }

    public Optional<String> findReason() {
        return Optional.ofNullable(reason.get());
    }

    /// What to do at the first report.
    public void then(Runnable action) {
        then.add(action);
    }
}
