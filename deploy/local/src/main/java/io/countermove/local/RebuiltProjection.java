package io.countermove.local;

import java.time.Duration;

/// A projection that is built beside the running one, by a process of its own that nobody else hears of.
final class RebuiltProjection {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration DRAINING = Duration.ofSeconds(1);

    private final LocalSystem system;
    private final Projection projection;
    private final int version;
    private final LocalProcess process;
    private final Progress progress;

    private RebuiltProjection(
            LocalSystem system, Projection projection, int version, LocalProcess process, Progress progress) {
        this.system = system;
        this.projection = projection;
        this.version = version;
        this.process = process;
        this.progress = progress;
    }

    static RebuiltProjection start(LocalSystem system, Projection projection, Progress progress) {
        int version = system.versions().change(projection, Versions::begin).last();
        LocalProcess process = Interrupted.guard(
                () -> system.rebuildPart(projection, version, Ports.free()).launch());
        progress.line("  " + projection.word() + " " + version + " is built beside " + projection.word() + " "
                + system.versions().of(projection).active());
        return new RebuiltProjection(system, projection, version, process, progress);
    }

    Projection projection() {
        return projection;
    }

    int version() {
        return version;
    }

    int port() {
        return process.port();
    }

    /// How many records it has read.
    long read() {
        return client().findRecords().orElse(0L);
    }

    /// Whether it has read what the log held when it started.
    boolean isCaughtUp() {
        if (!process.isAlive()) {
            Interrupted.waitForTheEnd();
            DataFolder folder = system.folder();
            throw new LocalFailure(process.name() + " ended while it read the log. The end of its log:\n"
                    + LogFile.tail(folder.log(process.name()), 12)
                    + LogFile.tail(folder.console(process.name()), 12));
        }
        return Health.isReady(process.port());
    }

    Comparison compare() {
        return new CommonPosition(running(), client())
                .find()
                .orElseThrow(
                        () -> new LocalFailure("The running " + projection.word() + " and the rebuilt one were never at"
                                + " the same place for a minute: is too much being published? Nothing was switched; try again when"
                                + " it is quieter."));
    }

    /// Starts the service anew, with this version; meanwhile this process answers. Whoever dies in between leaves a
    /// service that `up` starts, with the one version or the other.
    void takeOver() {
        Service service = projection.service();
        LocalProcess old = system.find(service.processName())
                .orElseThrow(
                        () -> new LocalFailure(service.processName() + " died. ./countermove up repairs the system."));
        move(process.port());
        old.stop();
        system.versions().change(projection, now -> now.activate(version));
        LocalProcess fresh = Interrupted.guard(system.part(service)::launch);
        fresh.awaitReady(
                () -> Health.isReady(fresh.port()), PATIENCE, system.folder().log(service.processName()));
        move(fresh.port());
        new Leftovers(system, progress).stop(projection);
        progress.line("  " + projection.word() + " " + version + " serves on port " + fresh.port());
    }

    /// What was asked before is answered before.
    private void move(int port) {
        if (!system.move(projection, port)) {
            throw new LocalFailure("The gateway does not answer. ./countermove up repairs the system.");
        }
        Waiting.pause(DRAINING);
    }

    private ServiceClient running() {
        return system.client(projection.service().processName())
                .orElseThrow(() -> new LocalFailure(
                        projection.service().processName() + " died. ./countermove up repairs the system."));
    }

    private ServiceClient client() {
        return system.client(process);
    }
}
