package io.countermove.local;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The foreground: stays while the system runs and says who died. Repairing is what `up` is for.
final class Watch {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final List<String> ALL = Service.allProcesses();

    private final LocalSystem system;
    private final Progress progress;
    private final Thread hook;

    Watch(LocalSystem system, Progress progress, Thread hook) {
        this.system = system;
        this.progress = progress;
        this.hook = hook;
    }

    int run() {
        Set<String> dead = new LinkedHashSet<>();
        while (true) {
            Set<String> running = system.running().keySet();
            if (running.isEmpty()) {
                Interrupted.forget(hook);
                boolean stopped = ALL.stream().noneMatch(system::isRemembered);
                progress.line(stopped ? "Countermove was stopped by ./countermove down." : "All processes died.");
                return stopped ? 0 : 1;
            }
            for (String name : ALL) {
                if (running.contains(name)) {
                    dead.remove(name);
                } else if (system.isRemembered(name) && dead.add(name)) {
                    progress.line(name + " died. ./countermove logs " + name
                            + " says why; ./countermove up --detach starts it again.");
                }
            }
            Waiting.pause(POLL);
        }
    }
}
