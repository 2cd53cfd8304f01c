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

    private final LocalSystem system;
    private final Progress progress;
    private final Map<String, SignOfLife> signs = new HashMap<>();
    private long looked = System.nanoTime();
    private long written = Long.MAX_VALUE;

    SignsOfLife(LocalSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    /// From now on.
    void begin(Part part) {
        signs.put(part.name(), SignOfLife.begun(System.nanoTime()));
    }

    /// From time to time; then it is also said who is waited for.
    void look(Collection<Part> missing) {
        if (System.nanoTime() - looked < EVERY.toNanos()) {
            return;
        }
        for (Part part : missing) {
            if (part instanceof ServicePart service) {
                signs.computeIfPresent(part.name(), (_, before) -> look(service, before));
            }
        }
        looked = System.nanoTime();
    }

    private SignOfLife look(ServicePart part, SignOfLife before) {
        if (!Health.isLive(part.port())) {
            return before;
        }
        long read = isProjection(part) ? records(part.service()).orElse(before.read()) : before.read();
        progress.line(String.format(Locale.ROOT, "  %-18s is not ready yet%s", part.name(), howFar(read)));
        return before.answering(System.nanoTime(), read, written);
    }

    private String howFar(long read) {
        if (written == Long.MAX_VALUE) {
            written = records(Service.EVENTS).orElse(Long.MAX_VALUE);
        }
        if (read == SignOfLife.UNTOLD) {
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

    /// Whether it hangs, one of an earlier run.
    boolean isOldSilent(Part part) {
        return sign(part).isOldSilent(System.nanoTime());
    }

    /// Why it is waited for no longer.
    Optional<String> findReasonToGiveUp(Part part) {
        return sign(part).findReasonToGiveUp(System.nanoTime());
    }

    private SignOfLife sign(Part part) {
        SignOfLife sign = signs.get(part.name());
        if (sign == null) {
            throw new IllegalStateException(part.name() + " is not waited for");
        }
        return sign;
    }
}
