package io.countermove.events.imports.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.events.imports.Head;
import io.countermove.events.imports.Row;
import io.countermove.events.imports.Rows;
import io.countermove.events.imports.UnreadableFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Our own announcements, one JSON object on each line, as `POST /announcements` takes them and `GET` gives them. The
/// file is what its
/// sender has to say today, not all that they ever said: what is missing in it stays.
final class Ndjson implements OwnFormat {
    private static final int LONGEST_LINE = 512 * 1024;

    private final OwnRows own;

    Ndjson(OwnRows own) {
        this.own = own;
    }

    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public String accepts() {
        return "ndjson, announcements as JSON objects, one on each line";
    }

    @Override
    public boolean recognises(Head head) {
        return head.firstLine().startsWith("{") && head.firstLine().contains("\"");
    }

    @Override
    public Rows open(InputStream file) {
        return new Lines(new BufferedReader(new Utf8Reader(file)), own);
    }

    private static final class Lines implements Rows {
        private final BufferedReader in;
        private final OwnRows own;
        private long number;

        Lines(BufferedReader in, OwnRows own) {
            this.in = in;
            this.own = own;
        }

        @Override
        public @Nullable Row next() throws IOException {
            for (var line = readLine(); line != null; line = readLine()) {
                number++;
                if (!line.isBlank()) {
                    return row(line);
                }
            }
            return null;
        }

        private @Nullable String readLine() throws IOException {
            var line = new StringBuilder();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0) {
                    return line.isEmpty() ? null : line.toString();
                }
                if (line.length() == LONGEST_LINE) {
                    throw new UnreadableFileException(
                            "long-line", "Line " + (number + 1) + " has more than " + LONGEST_LINE + " characters.");
                }
                line.append((char) one);
            }
            return line.toString();
        }

        private Row row(String line) {
            try {
                return Json.read(line.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode sent
                        ? own.row(number, sent)
                        : refuse("not-an-object", "an announcement is a JSON object");
            } catch (JsonProcessingException e) {
                return refuse("malformed-json", e.getOriginalMessage());
            }
        }

        private Row refuse(String rule, String reason) {
            return OwnRows.refuse(number, rule, "", reason);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
