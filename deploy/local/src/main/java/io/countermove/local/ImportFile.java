package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file that can be read and is not empty; of what format it is, the service says.
///
/// @param vintage the day in its name; null where there is none
record ImportFile(Path path, @Nullable String vintage) {
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{4})[-_]?(\\d{2})[-_]?(\\d{2})(?!\\d)");
    private static final String ACCEPTED = " Name a file: Epoch AI's models as CSV, or announcements as NDJSON.";

    static ImportFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw new LocalFailure(path + " is a folder." + ACCEPTED);
        }
        if (!Files.exists(path)) {
            throw new LocalFailure("There is no file " + path + "." + ACCEPTED);
        }
        if (!Files.isReadable(path)) {
            throw new LocalFailure(path + " cannot be read: its permissions forbid it (chmod u+r would allow it).");
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) == 0) {
                throw new LocalFailure(path + " is empty: was it downloaded whole?" + ACCEPTED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
        return new ImportFile(path, day(String.valueOf(path.getFileName())));
    }

    private static @Nullable String day(String name) {
        Matcher found = DAY.matcher(name);
        String last = null;
        while (found.find()) {
            String day = found.group(1) + "-" + found.group(2) + "-" + found.group(3);
            try {
                LocalDate.parse(day);
                last = day;
            } catch (DateTimeException _) {
                // Digits that are no day.
            }
        }
        return last;
    }
}
