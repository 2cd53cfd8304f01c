package io.countermove.local;

import java.util.ArrayList;
import java.util.List;

/// Lets a process go behind others while there is not enough processor for all, by about one to three.
final class Yielding {
    /// Linux shares the processor between sessions first, and heeds niceness only within one: the session's own is set
    /// as well. It takes one such wish in a tenth of a second.
    /// Source: <https://man7.org/linux/man-pages/man7/sched.7.html>, "The autogroup feature".
    private static final String SCRIPT = """
            for _ in 1 2 3 4 5; do
                [ -w /proc/self/autogroup ] || break
                { echo 5 > /proc/self/autogroup; } 2>/dev/null && break
                sleep 0.2
            done
            exec nice -n 5 "$@\"""";

    private Yielding() {}

    /// The command keeps the pid that it is started with.
    static List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        whole.addAll(command);
        return whole;
    }
}
