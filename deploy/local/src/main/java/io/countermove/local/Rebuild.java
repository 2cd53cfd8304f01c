package io.countermove.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `rebuild`: computes projections again from the log beside the running ones, compares, and switches when all is
/// equal.
final class Rebuild {
    private final LocalSystem system;
    private final Progress progress;
    private final Leftovers leftovers;

    Rebuild(LocalSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
        this.leftovers = new Leftovers(system, progress);
    }

    int run(Command.Rebuild command) {
        if (system.find(LocalSystem.GATEWAY).isEmpty()) {
            throw new LocalFailure("Nothing runs in " + system.folder().path() + ": start it with ./countermove up.");
        }
        try (SystemLock _ = SystemLock.take(system.folder())) {
            requireReady();
            if (command.discard()) {
                command.projections().forEach(this::discard);
                return 0;
            }
            Thread hook = Interrupted.onEnd(() -> interrupted(command.projections()));
            try {
                return rebuild(command);
            } finally {
                Interrupted.forget(hook);
            }
        }
    }

    private int rebuild(Command.Rebuild command) {
        List<RebuiltProjection> rebuilt = new ArrayList<>();
        for (Projection projection : command.projections()) {
            discard(projection);
            rebuilt.add(RebuiltProjection.start(system, projection, progress));
        }
        try {
            new CatchUp(system, progress, rebuilt).await();
            List<RebuiltProjection> different =
                    rebuilt.stream().filter(each -> !isEqual(each)).toList();
            if (!different.isEmpty()) {
                return keep(rebuilt, different);
            }
        } catch (LocalFailure e) {
            command.projections().forEach(this::discard);
            throw e;
        }
        if (command.compareOnly()) {
            command.projections().forEach(this::discard);
            progress.line("All is equal; the running ones stay.");
            return 0;
        }
        rebuilt.forEach(RebuiltProjection::takeOver);
        command.projections().forEach(leftovers::drop);
        progress.line("Rebuilt and switched in " + progress.seconds() + ".");
        return 0;
    }

    private boolean isEqual(RebuiltProjection rebuilt) {
        Comparison comparison = rebuilt.compare();
        progress.line(String.format(
                Locale.ROOT,
                "  %s %d against the running %s %d, at the same position:",
                rebuilt.projection().word(),
                rebuilt.version(),
                rebuilt.projection().word(),
                system.versions().of(rebuilt.projection()).active()));
        comparison.lines().forEach(progress::line);
        return comparison.isEqual();
    }

    private int keep(List<RebuiltProjection> all, List<RebuiltProjection> different) {
        all.stream()
                .filter(each -> !different.contains(each))
                .map(RebuiltProjection::projection)
                .forEach(this::discard);
        for (RebuiltProjection each : different) {
            system.versions().change(each.projection(), Versions::keepLast);
            progress.line("The rebuilt " + each.projection().word()
                    + " differs, so nothing was switched: that is a defect, or the code has changed since. Both are kept;"
                    + " the rebuilt one answers on port " + each.port() + ".");
        }
        progress.line("./countermove rebuild --discard drops what was rebuilt.");
        return 1;
    }

    private void discard(Projection projection) {
        leftovers.stop(projection);
        system.versions().change(projection, Versions::discardKept);
        leftovers.drop(projection);
    }

    private void requireReady() {
        Map<String, LocalProcess> running = system.running();
        List<String> missing = Service.allProcesses().stream()
                .filter(name -> !running.containsKey(name) || !system.isReady(running.get(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new LocalFailure(
                    "Not ready: " + String.join(", ", missing) + ". ./countermove up repairs the system first.");
        }
    }

    private void interrupted(List<Projection> projections) {
        projections.forEach(leftovers::stop);
        progress.line("The rebuild was interrupted. ./countermove up drops what it left, and starts what is missing.");
    }
}
