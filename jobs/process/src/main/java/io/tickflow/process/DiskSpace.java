package io.tickflow.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that a folder has room for the data of child processes. */
public final class DiskSpace {

    private static final long FREE_BYTES_MIN = 256L << 20;

    private DiskSpace() {}

    /**
     * Checks that data and logs can be written to {@code folder}; makes the folder if it is not
     * there.
     *
     * @throws ProcessException in one line if it cannot be written to, or the disk is full
     */
    public static void require(Path folder) {
        require(folder, FREE_BYTES_MIN);
    }

    static void require(Path folder, long freeBytesMin) {
        try {
            Files.createDirectories(folder);
            long freeBytes = Files.getFileStore(folder).getUsableSpace();
            if (freeBytes < freeBytesMin) {
                throw new ProcessException(
                        "no disk space: %s has %d MB free, %d MB are needed"
                                .formatted(folder, freeBytes >> 20, freeBytesMin >> 20));
            }
            // Permissions do not tell: a file system may be read-only, or out of inodes.
            Files.delete(Files.createTempDirectory(folder, "tickflow-room-"));
        } catch (IOException e) {
            throw new ProcessException(
                    "cannot write to %s, which is to hold data and logs (%s)".formatted(folder, e),
                    e);
        }
    }
}
