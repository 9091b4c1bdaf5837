package io.tickflow.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Excludes other commands from a folder until it is closed, or this process ends. */
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of {@code folder}, which is created if absent.
     *
     * @param refusal message if another command holds it
     * @throws ProcessException if another command holds it, or the folder cannot be used
     */
    public static FolderLock take(Path folder, String refusal) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new ProcessException(refusal);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new ProcessException("cannot use " + folder + ": " + e, e);
        }
    }

    /**
     * Runs {@code action} while this process holds the lock of {@code folder}, which is created if
     * absent.
     *
     * @param content names what is in the folder, for the message
     * @throws ProcessException if another process holds it, or the folder cannot be used
     */
    public static <T> T holding(Path folder, String content, Supplier<T> action) {
        FolderLock lock =
                take(folder, "another command starts or stops " + content + " in " + folder);
        try {
            return action.get();
        } finally {
            lock.close();
        }
    }

    /** A JVM refuses its own second lock with an exception. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ProcessException("cannot close the file of a lock: " + e, e);
        }
    }
}
