package io.tickflow.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders and files that only their owner can read: execution plans, checkpoints, logs of jobs and
 * keys lie in them.
 */
public final class OwnerOnly {

    private static final String PERMISSIONS = "rwx------";

    private static final Set<PosixFilePermission> FILE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnly() {}

    /**
     * Writes a text file, or replaces one. It is never readable for others, not even while it is
     * empty.
     *
     * @throws IOException if that is impossible
     */
    public static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (hasPermissions(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        }
        Files.writeString(file, text);
    }

    /**
     * Creates a folder with its parents, or restricts an existing one.
     *
     * @throws IOException if that is impossible
     */
    public static void createDirectories(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (hasPermissions(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PERMISSIONS));
        }
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
