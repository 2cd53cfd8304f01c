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
        SignsOfLife signs = new SignsOfLife(system, progress);
        awaited.forEach(signs::begin);
        while (true) {
            signs.look(missing.values());
            missing.values().removeIf(this::isReady);
            if (missing.isEmpty()) {
                return;
            }
            for (Part part : missing.values()) {
                if (old.containsKey(part.name()) && signs.isOldSilent(part)) {
                    replaceOld(part);
                    signs.begin(part);
                }
                signs.findReasonToGiveUp(part).ifPresent(reason -> {
                    throw notReady(part, reason);
                });
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

    private void replaceOld(Part part) {
        old.remove(part.name());
        progress.line(part.name() + " runs but does not answer: it is started anew");
        process(part).stop();
        launch(part);
    }

    private LocalFailure notReady(Part part, String reason) {
        return new LocalFailure(
                part.name() + " is not ready: " + reason + ". The end of its log:\n" + logs(part.name()));
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
