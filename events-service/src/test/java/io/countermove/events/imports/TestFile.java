package io.countermove.events.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A file in memory.
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record TestFile(byte[] bytes) implements SpooledFile {
    public static TestFile of(String text) {
        return new TestFile(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One of the excerpts of Epoch AI's notable models.
    public static TestFile epoch(String vintage) {
        try (var in = TestFile.class.getResourceAsStream("/imports/epoch-" + vintage + ".csv")) {
            return new TestFile(Objects.requireNonNull(in, vintage).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public long read() {
        return 0;
    }
}
