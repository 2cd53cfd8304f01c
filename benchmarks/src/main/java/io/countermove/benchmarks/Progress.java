package io.countermove.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/// Tells the person at the terminal what happens, with the seconds since the start.
final class Progress {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - begin) / 1e9, text);
        out.flush();
    }
}
