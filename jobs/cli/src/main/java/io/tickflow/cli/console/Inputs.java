package io.tickflow.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks of user input before the start, which collect all problems. Usage: run all checks, then
 * call {@link #throwIfInvalid}.
 */
public final class Inputs {

    private final List<String> problems = new ArrayList<>();

    /** Adds a problem for a file in a missing or read-only folder; null means no file. */
    public Inputs writable(String option, @Nullable Path file) {
        if (file == null) {
            return this;
        }
        Path folder = file.toAbsolutePath().getParent();
        return require(
                folder != null && Files.isWritable(folder) && !Files.isDirectory(file),
                option + ": cannot write " + file);
    }

    /** Adds {@code problem} unless {@code holds}. */
    public Inputs require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
        return this;
    }

    /**
     * Ends the checks.
     *
     * @throws CommandException with every problem, if there is one
     */
    public void throwIfInvalid() {
        if (!problems.isEmpty()) {
            throw CommandException.invalid(CommandException.refusal(problems));
        }
    }
}
