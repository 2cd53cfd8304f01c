package io.countermove.events.imports.rest;

import io.countermove.events.imports.Head;
import io.countermove.events.imports.SpooledFile;
import io.countermove.platform.problem.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A body on disk, so that it can be read twice in little memory. Its file has no name any more once it is open:
/// nothing is left behind, however the process ends.
final class Spool implements SpooledFile, AutoCloseable {
    private static final int CHUNK = 256 * 1024;
    private static final int HEAD = 64 * 1024;
    private static final long SPARE = 64L * 1024 * 1024;

    private final FileChannel file;
    private final long size;

    private Spool(FileChannel file, long size) {
        this.file = file;
        this.size = size;
    }

    /// @param declared the length that the sender named; below 0 for none
    static Spool of(InputStream body, long declared, ImportSettings settings) {
        long limit = settings.largestFile().asLongValue();
        if (declared > limit) {
            throw tooLarge(limit).asException();
        }
        try {
            var path = create(settings.folder());
            var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(path);
            try {
                return new Spool(
                        file,
                        copy(
                                body,
                                file,
                                limit,
                                Files.getFileStore(path.getParent()).getUsableSpace()));
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (FileNotFoundException | java.nio.file.NoSuchFileException | java.nio.file.AccessDeniedException e) {
            throw new UncheckedIOException("countermove.imports.folder cannot be written: " + e.getMessage(), e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                throw full().asException(e);
            }
            throw new UncheckedIOException(e);
        }
    }

    private static Path create(Optional<String> folder) throws IOException {
        return folder.isPresent()
                ? Files.createTempFile(Path.of(folder.get()), "countermove-import-", ".part")
                        .toAbsolutePath()
                : Files.createTempFile("countermove-import-", ".part").toAbsolutePath();
    }

    private static long copy(InputStream body, FileChannel file, long limit, long space) throws IOException {
        var chunk = new byte[CHUNK];
        long size = 0;
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            size += read;
            if (size > limit) {
                throw tooLarge(limit).asException();
            }
            if (size > space - SPARE) {
                throw full().asException();
            }
            var buffer = ByteBuffer.wrap(chunk, 0, read);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        }
        return size;
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(413, "too-large", "The file has more than " + limit + " bytes; nothing was published.")
                .with("limit", limit);
    }

    private static Problem full() {
        return Problem.of(507, "disk-full", "There is no room on disk to hold the file; nothing was published.");
    }

    byte[] beginning() throws IOException {
        file.position(0);
        return Channels.newInputStream(file).readNBytes(HEAD);
    }

    static Head head(byte[] beginning) {
        var text = new String(beginning, StandardCharsets.UTF_8);
        return new Head(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    @Override
    public InputStream open() throws IOException {
        file.position(0);
        return new Unclosed(Channels.newInputStream(file));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long read() {
        try {
            return file.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whoever has read the file once must not close it for the second reading.
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the spool closes
        }
    }
}
