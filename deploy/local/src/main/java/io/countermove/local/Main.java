package io.countermove.local;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The launcher behind `./countermove`.
public final class Main {
    /// How long the first question after a load waits at most until state and metrics hold it.
    private static final Duration PATIENCE_TO_APPLY = Duration.ofSeconds(30);

    private static final Duration PATIENCE_TO_RESTORE = Duration.ofMinutes(10);

    private final Home home;
    private final PrintStream out;

    private Main(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    public static void main(String[] words) {
        int exitCode;
        try {
            Home home = Home.current();
            exitCode = new Main(home, System.out).run(Arguments.parse(List.of(words), home.defaultData()));
        } catch (LocalFailure e) {
            System.err.println(e.getMessage());
            exitCode = 1;
        } catch (UncheckedIOException e) {
            System.err.println(explain(e));
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private int run(Command command) {
        return switch (command) {
            case Command.Up up -> new Up(home, system(new DataFolder(up.data())), new Progress(out)).run(up);
            case Command.Train _ -> new Training(home, new Progress(out)).run();
            case Command.Down down -> new Down(system(new DataFolder(down.data())), new Progress(out)).run();
            case Command.Status status -> new Status(system(new DataFolder(status.data())), out).run(status.json());
            case Command.Logs logs -> new Logs(new DataFolder(logs.data()), out).run(logs.process());
            case Command.Rebuild rebuild ->
                new Rebuild(system(new DataFolder(rebuild.data())), new Progress(out)).run(rebuild);
            case Command.Load load -> load(new DataFolder(load.data()), load);
            case Command.Archive archive -> archive(new DataFolder(archive.data()), archive);
            case Command.Key key -> key(new DataFolder(key.data()), key);
        };
    }

    private int load(DataFolder folder, Command.Load load) {
        String address = address(folder);
        Path path = load.file().equals("article") ? home.article() : Path.of(load.file());
        Secret key = Secret.in(folder.publisherKey(), "cm_");
        try (ImportClient client = new ImportClient(address, key);
                GatewayClient gateway = new GatewayClient(address)) {
            int exitCode = new Importer(client, Terminal.of(out)).run(ImportFile.open(path), load);
            if (!load.dryRun() && !gateway.awaitApplied(PATIENCE_TO_APPLY)) {
                out.println("State and metrics are still reading it; ./countermove status says when they have.");
            }
            return exitCode;
        }
    }

    private int archive(DataFolder folder, Command.Archive command) {
        String address = address(folder);
        try (ArchiveClient client = new ArchiveClient(address, Secret.in(folder.adminKey(), "cm_"))) {
            switch (command) {
                case Command.Archive.Dump dump -> out.println(client.dump(dump.file()));
                case Command.Archive.Restore restore -> {
                    out.println(client.restore(restore.file()));
                    try (GatewayClient gateway = new GatewayClient(address)) {
                        out.println(
                                gateway.awaitApplied(PATIENCE_TO_RESTORE)
                                        ? "State and metrics hold all of it and agree with the log."
                                        : "State and metrics are still reading it; GET /api/v1/reconciliation says when they agree.");
                    }
                }
            }
            return 0;
        }
    }

    private int key(DataFolder folder, Command.Key command) {
        try (KeyClient client = new KeyClient(address(folder), Secret.in(folder.adminKey(), "cm_"))) {
            return new KeyCommand(client, out).run(command);
        }
    }

    /// Of the gateway that runs there.
    private String address(DataFolder folder) {
        LocalSystem system = system(folder);
        if (system.find(LocalSystem.GATEWAY).isEmpty()) {
            throw new LocalFailure("Nothing runs in " + folder.path() + ": start it with ./countermove up.");
        }
        return system.address(system.ports());
    }

    private LocalSystem system(DataFolder folder) {
        return new LocalSystem(home, folder);
    }

    private static String explain(UncheckedIOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") ? "The disk is full: " + message : message;
    }
}
