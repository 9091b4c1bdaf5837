package io.tickflow.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders that only their owner can read: execution plans, checkpoints and logs of jobs lie in
 * them.
 */
public final class OwnerOnly {

    private static final String PERMISSIONS = "rwx------";

    private OwnerOnly() {}

    /**
     * Creates a folder with its parents, or restricts an existing one.
     *
     * @throws IOException if that is impossible
     */
    public static void createDirectories(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PERMISSIONS));
        }
    }
}
