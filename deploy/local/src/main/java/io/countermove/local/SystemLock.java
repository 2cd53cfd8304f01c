package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Lets one command at a time start or stop the processes of a data folder. The operating system frees it when the
/// command dies.
final class SystemLock implements AutoCloseable {
    private final FileChannel channel;

    private SystemLock(FileChannel channel) {
        this.channel = channel;
    }

    static SystemLock take(DataFolder folder) {
        Path file = folder.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LocalFailure("Another ./countermove is starting or stopping the system in " + folder.path()
                        + ": wait for it.");
            }
            return new SystemLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
