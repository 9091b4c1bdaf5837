package io.tickflow.sandbox.local;

import io.tickflow.process.ProcessException;
import io.tickflow.process.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files of a local stack. Others that somebody has put into the folder stay. */
public final class StackFolder {

    private static final String VARIABLE = "TICKFLOW_STACK";
    private static final String LOCK = "lock";
    private static final List<String> OWN =
            List.of("conf", "data", "logs", "run", "tmp", LOCK, StackState.FILE, StackState.DRAFT);

    private final Path root;

    /** The files of the stack in {@code root}. */
    public StackFolder(Path root) {
        this.root = root;
    }

    /**
     * Folder of the stack that commands look for: that of the environment variable TICKFLOW_STACK,
     * or {@code tickflow/local} in the user's folder for states.
     */
    public static Path usual() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        return StateFolder.of("local");
    }

    /** Size of all its files in bytes. */
    public long bytes() {
        return own().mapToLong(StackFolder::size).sum();
    }

    /**
     * Refuses a folder in which a file of another owner has the name of one of its own, as they
     * would be deleted together.
     *
     * @throws ProcessException if there is such a file
     */
    void requireUnused() {
        List<String> taken =
                OWN.stream()
                        .filter(name -> !name.equals(LOCK) && Files.exists(root.resolve(name)))
                        .toList();
        if (!taken.isEmpty()) {
            throw new ProcessException(
                    root
                            + " holds "
                            + String.join(", ", taken)
                            + " that no local stack has made: choose an empty folder");
        }
    }

    /** Deletes them, and the folder if it is empty then. */
    void delete() {
        try {
            for (Path file : own().sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            if (isEmpty()) {
                Files.delete(root);
            }
        } catch (IOException e) {
            throw new ProcessException("cannot delete all of " + root + ": " + e, e);
        }
    }

    private Stream<Path> own() {
        return OWN.stream().map(root::resolve).filter(Files::exists).flatMap(StackFolder::tree);
    }

    private static Stream<Path> tree(Path top) {
        try (Stream<Path> files = Files.walk(top)) {
            return files.toList().stream();
        } catch (IOException | UncheckedIOException e) {
            throw new ProcessException("cannot list " + top + ": " + e.getMessage(), e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.findAny().isEmpty();
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            // Gone since it was listed.
            return 0;
        }
    }
}
