package io.tickflow.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Output file that appears as a whole or not at all: a draft beside it, with {@code .draft} at the
 * end of its name, until it is complete. Ctrl-C deletes the draft; the next run overwrites that of
 * a killed one. A link is followed, and a device or pipe is written to without a draft. For one
 * thread.
 */
public final class OutputDraft implements AutoCloseable {

    private enum State {
        OPEN,
        COMPLETE,
        DISCARDED
    }

    private final Path target;
    private final Path draft;
    private final Thread interruption = new Thread(this::discardQuietly, "output-draft-end");
    private State state = State.OPEN;

    private OutputDraft(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /**
     * Names the draft of {@code file}, and opens nothing.
     *
     * @throws IOException if a link cannot be followed
     */
    public static OutputDraft of(Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        boolean isReplaceable = Files.notExists(target) || Files.isRegularFile(target);
        var created =
                new OutputDraft(
                        target,
                        isReplaceable
                                ? target.resolveSibling(target.getFileName() + ".draft")
                                : target);
        Runtime.getRuntime().addShutdownHook(created.interruption);
        return created;
    }

    /**
     * Writes all of {@code content} to {@code file}, or leaves it as it was.
     *
     * @throws IOException if that fails
     */
    public static void write(Path file, byte[] content) throws IOException {
        try (OutputDraft output = of(file)) {
            Files.write(output.path(), content);
            output.complete();
        }
    }

    /** Place to write to until the file is complete. */
    public Path path() {
        return draft;
    }

    /**
     * Moves what was written, and closed, into place.
     *
     * @throws IOException if that fails, or Ctrl-C has ended the run; the file is what it was then
     */
    public synchronized void complete() throws IOException {
        if (state == State.DISCARDED) {
            throw new NoSuchFileException(draft.toString());
        }
        if (!draft.equals(target)) {
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        state = State.COMPLETE;
    }

    /** Deletes the draft unless it is complete. Calling it again does nothing. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // This JVM is ending and runs the hook by itself.
        }
        discard();
    }

    private synchronized void discard() throws IOException {
        if (state == State.OPEN) {
            state = State.DISCARDED;
            if (!draft.equals(target)) {
                Files.deleteIfExists(draft);
            }
        }
    }

    private void discardQuietly() {
        try {
            discard();
        } catch (IOException e) {
            // Nobody is left to be told; the next run overwrites it.
            Thread.onSpinWait();
        }
    }
}
