package io.countermove.local;

/// How a process is asked to stop in order.
enum Signal {
    TERM,
    /// PostgreSQL's fast shutdown: its TERM waits for clients to leave.
    INT;

    /// Java itself can only send TERM and KILL; the shell's own `kill` is on every machine.
    void send(long pid) {
        Commands.run("sh", "-c", "kill -" + name() + " " + pid);
    }
}
