package io.countermove.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The end of a log file, and its bound.
final class LogFile {
    private static final int WINDOW = 64 * 1024;
    private static final long BOUND = 5L * 1024 * 1024;

    private LogFile() {}

    static String tail(Path log, int lines) {
        List<String> last =
                new String(end(log, WINDOW), StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", last.subList(Math.max(0, last.size() - lines), last.size()));
    }

    /// Keeps only the end of a log that has grown too large; its writer appends and goes on.
    static void bound(Path log) throws IOException {
        if (!log.toFile().isFile() || log.toFile().length() <= BOUND) {
            return;
        }
        byte[] kept = end(log, (int) (BOUND / 5));
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(0);
            file.write(kept);
        }
    }

    private static byte[] end(Path log, int window) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(window, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return bytes;
        } catch (IOException _) {
            return new byte[0];
        }
    }
}
