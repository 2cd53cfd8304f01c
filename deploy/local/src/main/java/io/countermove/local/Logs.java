package io.countermove.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `logs`: the end of each log, or a long end of one.
final class Logs {
    private final DataFolder folder;
    private final PrintStream out;

    Logs(DataFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    int run(@Nullable String process) {
        List<String> all = new ArrayList<>(Service.allProcesses());
        if (process == null) {
            all.forEach(name -> print(name, 10));
            return 0;
        }
        for (Projection projection : Projection.values()) {
            all.add(projection.rebuildProcess());
        }
        if (!all.contains(process)) {
            throw new LocalFailure("There is no process '" + process + "', only " + String.join(", ", all) + ".");
        }
        print(process, 200);
        return 0;
    }

    private void print(String process, int lines) {
        for (Path file : List.of(folder.log(process), folder.console(process))) {
            String tail = LogFile.tail(file, lines);
            if (!tail.isBlank()) {
                out.println("== " + file);
                out.println(tail);
            }
        }
    }
}
