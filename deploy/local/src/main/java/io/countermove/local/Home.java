package io.countermove.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The root of the project, where the build left what the processes are started from.
public record Home(Path root) {
    private static final String PROPERTY = "countermove.home";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /// The root named by the system property `countermove.home`, which the build and the launcher set.
    public static Home current() {
        String root = System.getProperty(PROPERTY);
        if (root == null) {
            throw new LocalFailure("The system property " + PROPERTY + " does not name the root of the project");
        }
        return new Home(Path.of(root));
    }

    Path defaultData() {
        return root.resolve(".countermove");
    }

    Path article() {
        return root.resolve("data/article.ndjson");
    }

    /// What training has taught the processes of this build.
    Path aot() {
        return root.resolve("target/aot");
    }

    Path kafkaJars() {
        Path jars = target().resolve("kafka");
        if (!Files.isDirectory(jars)) {
            throw new LocalFailure(
                    jars + " is missing: build it with ./mvnw -pl deploy/local generate-resources in " + root);
        }
        return jars;
    }

    Path postgresBinaries() {
        return target().resolve("postgres");
    }

    /// The jar or folder of this module's own classes: the child JVM of the broker needs one of them.
    static Path ownClasses() {
        try {
            return Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new LocalFailure("The classes of the launcher are not in a file", e);
        }
    }

    private Path target() {
        return root.resolve("deploy/local/target");
    }
}
