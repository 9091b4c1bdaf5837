package io.tickflow.ingest.buffer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Exclusive use of a buffer's folder, ended by {@link #close} or the end of the process. */
public final class BufferLock implements AutoCloseable {

    private final FileChannel channel;

    private BufferLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, which is created if absent.
     *
     * @throws IOException if another gateway uses it, or it cannot be used
     */
    public static BufferLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new BufferLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another gateway in this process: the same answer.
        }
        channel.close();
        throw new IOException(
                "another gateway uses the buffer in "
                        + folder
                        + ". Stop it, or name another folder with --dir");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
