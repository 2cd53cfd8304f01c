package io.countermove.local;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a person looks on, or a script.
///
/// @param console null where nobody can be asked
record Terminal(PrintStream out, @Nullable Console console) {
    private static final int WIDTH = 30;

    @SuppressWarnings("SystemConsoleNull") // null where a property says so
    static Terminal of(PrintStream out) {
        Console console = System.console();
        return new Terminal(out, console != null && console.isTerminal() ? console : null);
    }

    void line(String text) {
        clear();
        out.println(text);
    }

    /// Draws over the bar of before; nothing where nobody looks on.
    void bar(String step, long done, long of, long rows) {
        if (console != null) {
            int filled = of == 0 ? 0 : (int) Math.min(WIDTH, done * WIDTH / of);
            out.printf(
                    Locale.ROOT,
                    "\r  [%s%s] %-12s %,d rows ",
                    "#".repeat(filled),
                    " ".repeat(WIDTH - filled),
                    step.replace('-', ' '),
                    rows);
            out.flush();
        }
    }

    private void clear() {
        if (console != null) {
            out.print("\r" + " ".repeat(WIDTH + 40) + "\r");
        }
    }

    /// True where nobody can be asked.
    boolean agrees(String question) {
        if (console == null) {
            return true;
        }
        String answer = console.readLine("%s [Y/n] ", question);
        return answer != null
                && (answer.isBlank() || answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
    }
}
