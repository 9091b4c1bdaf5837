package io.tickflow.job.backfill.source;

import io.tickflow.core.market.Tick;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the history of one symbol. Not thread-safe. */
public interface TickCursor extends Closeable {

    /**
     * Returns the next tick, or null after the last.
     *
     * @throws IOException if reading fails
     */
    @Nullable Tick next() throws IOException;

    /** Position after the tick that {@link #next} gave last. */
    ArchivePosition position();

    /** Share of the symbol's history read so far, 0 to 1. */
    double fractionRead();

    /** Number of unreadable entries since opening. */
    long malformedCount();

    /** The same count by reason. */
    Map<String, Long> malformedByReason();
}
