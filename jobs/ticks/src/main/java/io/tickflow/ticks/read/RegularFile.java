package io.tickflow.ticks.read;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks that a path is a file, before its content is looked at. Pure functions of the disk. */
public final class RegularFile {

    private RegularFile() {}

    /** Reason for which {@code path} cannot be read as a file; null if it can. */
    public static @Nullable String problem(Path path) {
        if (!Files.exists(path)) {
            return "cannot read " + path + ": there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "cannot read " + path + ": it is a folder; name its files";
        }
        if (!Files.isRegularFile(path)) {
            return "cannot read "
                    + path
                    + ": it is a pipe or device, and a file is read more than once; write it to a"
                    + " file first";
        }
        return Files.isReadable(path)
                ? null
                : "cannot read " + path + ": the permissions of the file forbid it";
    }
}
