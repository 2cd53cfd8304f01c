package io.countermove.local;

import java.io.PrintStream;
import java.util.Locale;

/// Tells the person at the terminal what happens.
final class Progress {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    PrintStream out() {
        return out;
    }

    void line(String text) {
        out.println(text);
    }

    void ready(String name, LocalProcess process, boolean old) {
        out.println(String.format(
                Locale.ROOT,
                "  %-18s %s  port %-6d pid %-8d %s",
                name,
                old ? "runs " : "ready",
                process.port(),
                process.pid(),
                old ? "" : seconds()));
    }

    void stopped(String name) {
        out.println(String.format(Locale.ROOT, "  %-18s stopped", name));
    }

    String seconds() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9);
    }
}
