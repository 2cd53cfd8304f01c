package io.countermove.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process that is to be started.
///
/// @param yields whether it goes behind others while there is not enough processor: what it does can be caught up
/// @param mark a text in the command that no other process has: the folder it works on
/// @param pidFile where to remember it, in an existing folder
/// @param log gets its standard output and errors
record ProcessPlan(
        String name,
        List<String> command,
        boolean yields,
        Map<String, String> environment,
        String mark,
        int port,
        Path pidFile,
        Path log) {
    ProcessPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.stream().noneMatch(argument -> argument.contains(mark))) {
            throw new IllegalArgumentException("the command of " + name + " does not contain its mark " + mark);
        }
    }
}
