package io.tickflow.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Excludes other processes from a folder while an action runs there. */
public final class FolderLock {

    private static final String FILE = "lock";

    private FolderLock() {}

    /**
     * Runs {@code action} while this process holds the lock of {@code folder}, which is created if
     * absent.
     *
     * @param content names what is in the folder, for the message
     * @throws ProcessException if another process holds it, or the folder cannot be used
     */
    public static <T> T holding(Path folder, String content, Supplier<T> action) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                            FileChannel.open(
                                    folder.resolve(FILE),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw new ProcessException(
                            "another command starts or stops " + content + " in " + folder);
                }
                return action.get();
            }
        } catch (IOException e) {
            throw new ProcessException("cannot use " + folder + ": " + e, e);
        }
    }
}
