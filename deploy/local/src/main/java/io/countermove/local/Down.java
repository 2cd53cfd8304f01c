package io.countermove.local;

import java.nio.file.Files;

/// `down`: stops whatever of the system runs, also what a killed run left behind.
final class Down {
    private final LocalSystem system;
    private final Progress progress;

    Down(LocalSystem system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    int run() {
        DataFolder folder = system.folder();
        if (!Files.isDirectory(folder.run())) {
            progress.line("Nothing runs in " + folder.path() + ".");
            return 0;
        }
        try (SystemLock _ = SystemLock.take(folder)) {
            folder.boundLogs();
            boolean stopped = new Shutdown(system, progress).run();
            system.forget();
            progress.line(
                    stopped
                            ? "Countermove is stopped; its data stay in " + folder.path() + "."
                            : "Nothing runs in " + folder.path() + ".");
        }
        return 0;
    }
}
