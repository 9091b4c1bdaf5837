package io.tickflow.ticks;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of one opened file, in its order. Not thread-safe. */
public interface RowSource extends Closeable {

    /**
     * Returns the next tick, or null after the last. Unreadable lines go to the tally that the
     * source was opened with.
     *
     * @throws IOException if the file fails or ends within its compressed data
     */
    @Nullable TickRow next() throws IOException;

    /** Number of lines or rows read so far. */
    long lineCount();

    /** Interpretation of the file. */
    Reading reading();
}
