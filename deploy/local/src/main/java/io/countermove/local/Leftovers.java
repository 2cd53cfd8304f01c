package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.TreeSet;

/// What a rebuild leaves: versions that nobody reads any more, and a second process when it was cut off.
final class Leftovers {
    private final LocalSystem system;
    private final Progress progress;

    Leftovers(LocalSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    /// Stops second processes, except of what was kept to be looked into.
    void stop() {
        for (Projection projection : Projection.values()) {
            if (system.versions().of(projection).kept().isEmpty()) {
                stop(projection);
            }
        }
    }

    void stop(Projection projection) {
        system.find(projection.rebuildProcess()).ifPresent(process -> {
            // It may have answered for the service.
            system.move(projection, system.ports().of(projection.service().processName()));
            process.stop();
            progress.stopped(process.name());
            if (projection == Projection.METRICS) {
                delete(system.folder().rebuildStreams());
            }
        });
    }

    /// Drops what is obsolete. The services must run; what does not go now goes the next time.
    void drop(Projection projection) {
        Versions versions = system.versions().of(projection);
        for (int version : new TreeSet<>(versions.obsolete())) {
            if (drop(projection, version)) {
                system.versions().change(projection, now -> now.dropped(version));
                progress.line("  " + projection.word() + " " + version + " is dropped");
            } else {
                progress.line("  " + projection.word() + " " + version
                        + " could not be dropped now; ./countermove up tries again");
            }
        }
    }

    private boolean drop(Projection projection, int version) {
        boolean dropped = system.client(projection.service().processName())
                .map(client -> client.drop(version))
                .orElse(false);
        if (dropped && projection == Projection.METRICS) {
            delete(system.folder().streams(version));
        }
        return dropped;
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
