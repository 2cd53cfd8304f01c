package io.countermove.local;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Brings the missing processes of a system up and waits until all serve, however much of the log there is to read;
/// leaves alone what runs.
final class Startup {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PATIENCE_WITH_OLD = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final LocalSystem system;
    private final List<Part> parts;
    private final Progress progress;
    private final Map<String, LocalProcess> old;
    private final Map<String, LocalProcess> running;
    private final Set<String> reported = new HashSet<>();

    Startup(LocalSystem system, List<Part> parts, Progress progress) {
        this.system = system;
        this.parts = parts;
        this.progress = progress;
        this.old = system.running();
        this.running = new LinkedHashMap<>(old);
    }

    void run() {
        launchMissing(Startup::isFoundation);
        // The gateway needs nobody to start, so it uses the time in which the broker starts.
        launchMissing(part -> part.name().equals(LocalSystem.GATEWAY));
        await(parts.stream().filter(Startup::isFoundation).toList());
        launchMissing(_ -> true);
        await(parts);
    }

    private static boolean isFoundation(Part part) {
        return part instanceof KafkaPart || part instanceof PostgresPart;
    }

    private void launchMissing(Predicate<Part> which) {
        parts.stream()
                .filter(which)
                .filter(part -> !running.containsKey(part.name()))
                .forEach(this::launch);
    }

    private void launch(Part part) {
        LocalProcess process = Interrupted.guard(part::launch);
        if (system.isTraining()) {
            process.endWithThisJvm();
        }
        running.put(part.name(), process);
    }

    private void await(List<Part> awaited) {
        Map<String, Part> missing = awaited.stream()
                .collect(Collectors.toMap(Part::name, part -> part, (first, _) -> first, LinkedHashMap::new));
        LogReading reading = new LogReading(system, progress);
        long moved = System.nanoTime();
        while (true) {
            missing.values().removeIf(this::isReady);
            if (missing.isEmpty()) {
                return;
            }
            if (reading.goesOn(missing.keySet())) {
                moved = System.nanoTime();
            }
            long waited = System.nanoTime() - moved;
            if (waited > PATIENCE.toNanos()) {
                throw notReady(missing);
            }
            if (waited > PATIENCE_WITH_OLD.toNanos()) {
                missing.values().forEach(this::replaceOld);
            }
            Waiting.pause(POLL);
        }
    }

    private boolean isReady(Part part) {
        LocalProcess process = process(part);
        if (!process.isAlive()) {
            if (old.remove(part.name()) != null) {
                launch(part);
                return false;
            }
            throw new LocalFailure(part.name() + " ended while it started. The end of its log:\n" + logs(part.name()));
        }
        if (!system.isReady(process)) {
            return false;
        }
        if (reported.add(part.name())) {
            progress.ready(part.name(), process, old.containsKey(part.name()));
        }
        return true;
    }

    /// A process of an earlier run that does not become ready although all it needs runs: it hangs.
    private void replaceOld(Part part) {
        if (old.remove(part.name()) != null) {
            progress.line(part.name() + " runs but does not answer: it is started anew");
            process(part).stop();
            launch(part);
        }
    }

    private LocalFailure notReady(Map<String, Part> missing) {
        String names = String.join(", ", missing.keySet());
        String first = missing.keySet().iterator().next();
        return new LocalFailure("Not ready after " + PATIENCE.toSeconds() + " s: " + names + ". The end of the log of "
                + first + ":\n" + logs(first));
    }

    private LocalProcess process(Part part) {
        LocalProcess process = running.get(part.name());
        if (process == null) {
            throw new IllegalStateException(part.name() + " was not started");
        }
        return process;
    }

    private String logs(String process) {
        DataFolder folder = system.folder();
        return (LogFile.tail(folder.log(process), 12) + "\n" + LogFile.tail(folder.console(process), 12)).strip();
    }
}
