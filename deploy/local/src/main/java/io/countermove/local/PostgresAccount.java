package io.countermove.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The account that PostgreSQL runs as: the caller's, except that PostgreSQL refuses to run as root.
///
/// @param prefix what comes before a command so that it runs as this account; the pid stays the same
/// @param ownsFiles whether the data folder must belong to the account
record PostgresAccount(List<String> prefix, boolean ownsFiles) {
    private static final String NOBODY = "65534";

    static PostgresAccount current() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PostgresAccount(List.of(), false);
        }
        // In a user namespace root is not root, yet keeps its files.
        if (Commands.run("unshare", "-U", "true").succeeded()) {
            return new PostgresAccount(List.of("unshare", "-U"), false);
        }
        // A container may forbid namespaces.
        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (Commands.run(with(asNobody, List.of("true")), "").succeeded()) {
            return new PostgresAccount(asNobody, true);
        }
        throw new LocalFailure("PostgreSQL does not run as root, and neither unshare nor setpriv work here:"
                + " run countermove as an ordinary user");
    }

    List<String> command(List<String> command) {
        return with(prefix, command);
    }

    void take(Path folder) {
        if (!ownsFiles) {
            return;
        }
        Commands.run("chown", "-R", NOBODY + ":" + NOBODY, folder.toString())
                .orFail("Giving " + folder + " to PostgreSQL");
        if (!Commands.run(command(List.of("test", "-w", folder.toString())), "").succeeded()) {
            throw new LocalFailure("PostgreSQL does not run as root, and no other user reaches " + folder
                    + ": run countermove as an ordinary user, or give it a folder that all may enter with --data");
        }
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }
}
