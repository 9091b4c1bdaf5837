package io.tickflow.cli;

import io.tickflow.sandbox.replay.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of what a user gave, before anything is started. */
public final class Inputs {

    private Inputs() {}

    /** Refuses files that cannot be read, all of them in one message. */
    public static void requireFiles(List<Path> files) {
        String missing =
                files.stream()
                        .filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                        .map(file -> "\n  - cannot read " + file)
                        .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            throw CommandException.invalid("--ticks is refused:" + missing);
        }
    }

    /** Refuses a file whose folder is not there or cannot be written to; null is no file. */
    public static void requireWritable(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw CommandException.invalid(option + ": cannot write " + file);
        }
    }

    /** Reads {@code N} or {@code max}. */
    public static Pace pace(String speed) {
        try {
            return Pace.parse(speed);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--speed: " + e.getMessage());
        }
    }
}
