package io.tickflow.cli.feature;

import io.tickflow.cli.console.OutputDraft;
import io.tickflow.core.feature.FeatureVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Vector file that writes to a draft beside the target until it is complete. */
final class DraftedFile implements VectorFile {

    /** Starts rows in a file, overwriting it. */
    @FunctionalInterface
    interface Opening {
        VectorRows open(Path draft) throws IOException;
    }

    private enum State {
        OPEN,
        BROKEN,
        COMPLETE,
        CLOSED
    }

    private final Path target;
    private final OutputDraft draft;
    private final int features;
    private final VectorRows rows;
    private State state = State.OPEN;

    private DraftedFile(Path target, OutputDraft draft, int features, VectorRows rows) {
        this.target = target;
        this.draft = draft;
        this.features = features;
        this.rows = rows;
    }

    /**
     * Opens the draft of {@code target}.
     *
     * @param features values of each vector
     * @throws IllegalArgumentException if {@code target} is a folder, detected before hours of work
     */
    static DraftedFile start(Path target, int features, Opening opening) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IllegalArgumentException(target + " is a folder");
        }
        OutputDraft draft = OutputDraft.of(target);
        try {
            return new DraftedFile(target, draft, features, opening.open(draft.path()));
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    @Override
    public void write(FeatureVector vector) throws IOException {
        expectOpen();
        // A format may fail in the middle of a row: the file stays broken unless the row is
        // complete.
        state = State.BROKEN;
        if (vector.values().length != features) {
            throw new IllegalArgumentException(
                    "%s: %d values for %d feature columns"
                            .formatted(target, vector.values().length, features));
        }
        rows.write(vector);
        state = State.OPEN;
    }

    @Override
    public void complete() throws IOException {
        expectOpen();
        state = State.BROKEN;
        rows.close();
        draft.complete();
        state = State.COMPLETE;
    }

    @Override
    public void close() throws IOException {
        State before = state;
        state = State.CLOSED;
        try {
            if (before == State.OPEN || before == State.BROKEN) {
                rows.close();
            }
        } finally {
            draft.close();
        }
    }

    private void expectOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("%s is not open: %s".formatted(target, state));
        }
    }
}
