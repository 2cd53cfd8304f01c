package io.countermove.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The foreground: stays while the system runs and says who died. Repairing is what `up` is for.
final class Watch {
    private static final Duration POLL = Duration.ofMillis(500);
    // Whoever stops a process removes its pid file a moment after its end: that is no death.
    private static final int POLLS_TO_BE_DEAD = 4;
    private static final List<String> ALL = Service.allProcesses();

    private final LocalSystem system;
    private final Progress progress;
    private final Thread hook;
    private final Map<String, Integer> pollsAway = new HashMap<>();

    Watch(LocalSystem system, Progress progress, Thread hook) {
        this.system = system;
        this.progress = progress;
        this.hook = hook;
    }

    int run() {
        while (true) {
            Set<String> running = system.running().keySet();
            boolean stopped = ALL.stream().noneMatch(system::isRemembered);
            long dead = ALL.stream().filter(name -> isDead(name, running)).count();
            if (stopped || dead == ALL.size()) {
                Interrupted.forget(hook);
                progress.line(stopped ? "Countermove was stopped by ./countermove down." : "All processes died.");
                return stopped ? 0 : 1;
            }
            Waiting.pause(POLL);
        }
    }

    private boolean isDead(String name, Set<String> running) {
        if (running.contains(name) || !system.isRemembered(name)) {
            pollsAway.remove(name);
            return false;
        }
        int polls = pollsAway.merge(name, 1, Integer::sum);
        if (polls == POLLS_TO_BE_DEAD) {
            progress.line(name + " died. ./countermove logs " + name
                    + " says why; ./countermove up --detach starts it again.");
        }
        return polls >= POLLS_TO_BE_DEAD;
    }
}
