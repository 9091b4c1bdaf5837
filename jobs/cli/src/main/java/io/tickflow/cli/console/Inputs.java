package io.tickflow.cli.console;

import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.core.market.TickFile;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** Adds problems for files that are unreadable as ticks. */
    public Inputs ticks(List<Path> files) {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                problems.add("--ticks: cannot read " + file);
            } else {
                symbolOf(file);
            }
        }
        return this;
    }

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

    private void symbolOf(Path file) {
        try {
            TickFile.of(file);
            requireTicks(file);
        } catch (IllegalArgumentException e) {
            problems.add("--ticks: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            problems.add("--ticks: cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Requires at least one valid row, regardless of the name of the file. */
    private void requireTicks(Path file) throws IOException {
        try (Mt5ExportReader reader = Mt5ExportReader.open(file)) {
            if (!reader.hasNext()) {
                problems.add(
                        "--ticks: no tick in "
                                + file
                                + reader.malformedLines().stream()
                                        .findFirst()
                                        .map(line -> ": line " + line.line() + ": " + line.reason())
                                        .orElse(": it is empty"));
            }
        }
    }
}
