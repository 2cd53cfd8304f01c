package io.countermove.local;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What the person at the terminal asks for.
sealed interface Command {
    /// Start, or repair.
    ///
    /// @param port the gateway's port, when the person chose one
    record Up(Path data, boolean detach, OptionalInt port, boolean empty) implements Command {}

    record Down(Path data) implements Command {}

    /// Let the processes of this build learn to start faster; `./countermove` asks for it after a build.
    record Train() implements Command {}

    record Status(Path data, boolean json) implements Command {}

    record Logs(Path data, @Nullable String process) implements Command {}

    /// Compute again from the log.
    ///
    /// @param compareOnly leaves the running ones, and drops what was rebuilt
    /// @param discard drops what an earlier rebuild has left, and rebuilds nothing
    record Rebuild(Path data, List<Projection> projections, boolean compareOnly, boolean discard) implements Command {
        public Rebuild {
            projections = List.copyOf(projections);
        }
    }

    /// Compare a file with what is known, and publish the difference.
    ///
    /// @param format and `vintage`, where the person named them
    record Load(
            Path data,
            String file,
            @Nullable String format,
            @Nullable String vintage,
            boolean dryRun,
            boolean allowShrink,
            boolean allowOlder,
            boolean yes)
            implements Command {}

    /// Keep the whole log in a file, or fill an empty one from it.
    sealed interface Archive extends Command {
        record Dump(Path data, Path file) implements Archive {}

        record Restore(Path data, Path file) implements Archive {}

        Path data();

        Path file();
    }

    /// Make, show or revoke API keys.
    sealed interface Key extends Command {
        record Create(Path data, String name, String role, List<String> sources, boolean official) implements Key {
            public Create {
                sources = List.copyOf(sources);
            }
        }

        record Listing(Path data, boolean json) implements Key {}

        record Revoke(Path data, String id) implements Key {}

        Path data();
    }
}
