package io.countermove.local;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The launcher behind `./countermove`.
public final class Main {
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
            case Command.Up up -> new Up(home, new DataFolder(up.data()), new Progress(out)).run(up);
            case Command.Down down -> new Down(system(new DataFolder(down.data())), new Progress(out)).run();
            case Command.Status status -> new Status(system(new DataFolder(status.data())), out).run(status.json());
            case Command.Logs logs -> new Logs(new DataFolder(logs.data()), out).run(logs.process());
            case Command.Rebuild rebuild ->
                new Rebuild(system(new DataFolder(rebuild.data())), new Progress(out)).run(rebuild);
            case Command.Load load -> load(new DataFolder(load.data()), load.file());
        };
    }

    private int load(DataFolder folder, String file) {
        LocalSystem system = system(folder);
        if (system.find(LocalSystem.GATEWAY).isEmpty()) {
            throw new LocalFailure("Nothing runs in " + folder.path() + ": start it with ./countermove up.");
        }
        Path path = file.equals("article") ? home.article() : Path.of(file);
        AnnouncementFile announcements = AnnouncementFile.open(path);
        Secret key = Secret.in(folder.publisherKey(), "cm_");
        try (GatewayClient gateway = new GatewayClient(system.address(system.ports()), key)) {
            return new Loader(gateway, out).run(announcements).isClean() ? 0 : 1;
        }
    }

    private LocalSystem system(DataFolder folder) {
        return new LocalSystem(home, folder);
    }

    private static String explain(UncheckedIOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") ? "The disk is full: " + message : message;
    }
}
