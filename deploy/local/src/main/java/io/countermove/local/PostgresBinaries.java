package io.countermove.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once for each version from the archive on the class path.
record PostgresBinaries(Path folder) {
    private static final Object UNPACKING = new Object();

    static PostgresBinaries unpacked(Home home) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL location = PostgresBinaries.class.getResource("/" + archive);
        if (location == null) {
            throw new LocalFailure("There is no PostgreSQL for this machine: " + archive + " is not on the class path");
        }
        try {
            Path parent = Files.createDirectories(home.postgresBinaries());
            Path folder = parent.resolve(version(location));
            unpackOnce(location, parent, folder);
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    static String archive(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String hardware = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> architecture;
        };
        return "postgres-" + os + "-" + hardware + ".txz";
    }

    /// The name of the jar that holds the archive, which has system, architecture and version in it.
    static String version(URL location) {
        String path = location.getPath();
        int end = path.indexOf(".jar!");
        return end < 0 ? "unversioned" : path.substring(path.lastIndexOf('/', end) + 1, end);
    }

    private static void unpackOnce(URL location, Path parent, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        // A file lock keeps other JVMs out and not the threads of this one.
        synchronized (UNPACKING) {
            try (FileChannel channel = FileChannel.open(
                            parent.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.isDirectory(folder)) {
                    Path draft = Files.createTempDirectory(parent, "unpacking");
                    unpack(location, draft);
                    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
                    Files.move(draft, folder);
                }
            }
        }
    }

    private static void unpack(URL location, Path folder) throws IOException {
        try (InputStream raw = location.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("unsafe path in the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            tar.transferTo(out);
        }
        if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + target);
        }
    }
}
