package io.countermove.local;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What processes that are not ready yet show of themselves: whether they answer, and how far they have read. A long
/// log takes its time.
final class SignsOfLife {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE_OF_OLD = Duration.ofSeconds(30);
    private static final Duration STANDSTILL = Duration.ofMinutes(10);

    private final LocalSystem system;
    private final Progress progress;
    private final Map<String, Sign> signs = new HashMap<>();
    private long looked = System.nanoTime();
    private long written = Long.MAX_VALUE;

    /// @param answered when it last answered that it lives
    /// @param moved when it had last read on
    /// @param read records
    private record Sign(long answered, long moved, long read) {}

    SignsOfLife(LocalSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    /// From now on.
    void begin(Part part) {
        signs.put(part.name(), new Sign(System.nanoTime(), System.nanoTime(), -1));
    }

    /// From time to time; then it is also said who is waited for.
    void look(Collection<Part> missing) {
        if (since(looked).compareTo(EVERY) < 0) {
            return;
        }
        for (Part part : missing) {
            if (part instanceof ServicePart service) {
                signs.computeIfPresent(part.name(), (_, before) -> look(service, before));
            }
        }
        looked = System.nanoTime();
    }

    private Sign look(ServicePart part, Sign before) {
        if (!Health.isLive(part.port())) {
            return before;
        }
        long now = System.nanoTime();
        long read = isProjection(part) ? records(part.service()).orElse(before.read()) : before.read();
        progress.line(String.format(Locale.ROOT, "  %-18s is not ready yet%s", part.name(), howFar(read)));
        // What is published meanwhile is read by one, too, that is not ready for another reason.
        boolean moves = before.read() >= 0 && read > before.read() && before.read() < written;
        return new Sign(now, moves ? now : before.moved(), read);
    }

    private String howFar(long read) {
        if (written == Long.MAX_VALUE) {
            written = records(Service.EVENTS).orElse(Long.MAX_VALUE);
        }
        if (read < 0) {
            return "";
        }
        String of = written == Long.MAX_VALUE ? "" : String.format(Locale.ROOT, " of %,d", written);
        return String.format(Locale.ROOT, ": it has read %,d%s records", read, of);
    }

    private static boolean isProjection(ServicePart part) {
        return Stream.of(Projection.values()).anyMatch(each -> each.service() == part.service());
    }

    private Optional<Long> records(Service service) {
        return system.client(service.processName()).map(ServiceClient::inHaste).flatMap(ServiceClient::findRecords);
    }

    /// A process of an earlier run hangs when it does not answer although all it needs runs.
    boolean isOldSilent(Part part) {
        return since(sign(part).answered()).compareTo(SILENCE_OF_OLD) > 0;
    }

    /// Why it is waited for no longer.
    Optional<String> findReasonToGiveUp(Part part) {
        if (since(sign(part).answered()).compareTo(SILENCE) > 0) {
            return Optional.of("it has not answered for " + SILENCE.toSeconds() + " s");
        }
        if (since(sign(part).moved()).compareTo(STANDSTILL) > 0) {
            return Optional.of("it answers, but has not moved for " + STANDSTILL.toMinutes() + " min");
        }
        return Optional.empty();
    }

    private Sign sign(Part part) {
        Sign sign = signs.get(part.name());
        if (sign == null) {
            throw new IllegalStateException(part.name() + " is not waited for");
        }
        return sign;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
