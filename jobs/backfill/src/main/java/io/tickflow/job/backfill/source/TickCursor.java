package io.tickflow.job.backfill.source;

import io.tickflow.core.market.Tick;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the history of one symbol. One thread. */
public interface TickCursor extends Closeable {

    /**
     * The next tick, or null after the last.
     *
     * @throws IOException if it cannot be read on
     */
    @Nullable Tick next() throws IOException;

    /** Position after the tick that {@link #next} gave last. */
    ArchivePosition position();

    /** Share of the symbol's history that is read, 0 to 1. */
    double fractionRead();

    /** Entries that could not be read since it was opened. */
    long malformedCount();

    /** The same count by reason. */
    Map<String, Long> malformedByReason();
}
