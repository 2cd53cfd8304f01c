package io.countermove.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Starts commands in a session of their own: the Ctrl-C and the closing of a terminal reach only the launcher, which
/// stops its
/// processes in order.
final class Session {
    private static final List<String> PREFIX = prefix();

    private Session() {}

    /// The command keeps the pid that it is started with.
    static List<String> own(List<String> command) {
        List<String> whole = new ArrayList<>(PREFIX);
        whole.addAll(command);
        return whole;
    }

    private static List<String> prefix() {
        if (isInstalled("setsid")) {
            return List.of("setsid");
        }
        // macOS has no setsid, but has perl.
        return isInstalled("perl")
                ? List.of(
                        "perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die \"$ARGV[0]: $!\\n\"")
                : List.of();
    }

    static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
