package io.countermove.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A file with one announcement, a JSON object, on each line.
final class AnnouncementFile {
    private static final int MOST_LINES = 500;
    // The gateway takes 5 MiB; the array's own characters and a margin need the rest.
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Path path;

    private AnnouncementFile(Path path) {
        this.path = path;
    }

    static AnnouncementFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw new LocalFailure(path + " is a folder: name one NDJSON file.");
        }
        if (!Files.exists(path)) {
            throw new LocalFailure("There is no file " + path + ".");
        }
        if (!Files.isReadable(path)) {
            throw new LocalFailure(path + " cannot be read: its permissions forbid it.");
        }
        AnnouncementFile file = new AnnouncementFile(path);
        file.checkFormat();
        return file;
    }

    /// Reads the file batch by batch; blank lines are passed over.
    void eachBatch(Consumer<List<NumberedLine>> action) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            List<NumberedLine> batch = new ArrayList<>();
            long bytes = 0;
            long number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (text.isBlank()) {
                    continue;
                }
                int size = text.getBytes(StandardCharsets.UTF_8).length + 1;
                if (!batch.isEmpty() && (batch.size() == MOST_LINES || bytes + size > MOST_BYTES)) {
                    action.accept(batch);
                    batch = new ArrayList<>();
                    bytes = 0;
                }
                batch.add(new NumberedLine(number, text));
                bytes += size;
            }
            if (!batch.isEmpty()) {
                action.accept(batch);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void checkFormat() {
        String first = firstLine();
        if (first == null) {
            throw new LocalFailure(path + " is empty.");
        }
        if (!first.startsWith("{")) {
            String what = first.startsWith("[") ? "it begins like a JSON array" : "it begins with: " + start(first);
            throw new LocalFailure(path + " is not NDJSON, one JSON object on each line; " + what);
        }
        if (!new NumberedLine(1, first).isObject()) {
            throw new LocalFailure(
                    path + " is not NDJSON, one JSON object on each line; its first line is: " + start(first));
        }
    }

    private @Nullable String firstLine() {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String line = reader.readLine();
            while (line != null && line.isBlank()) {
                line = reader.readLine();
            }
            return line == null ? null : line.strip();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private RuntimeException unreadable(IOException e) {
        return e instanceof CharacterCodingException
                ? new LocalFailure(path + " is not text in UTF-8, so it is not NDJSON.")
                : new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
    }

    private static String start(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
