package io.tickflow.job.backfill.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Archived ticks by symbol. Immutable; opened on the host that reads. */
public interface TickArchive extends Serializable {

    /** Name of the archive, for dead letters. */
    String origin();

    /** Symbols in the order of reading. */
    List<String> symbols();

    /** Size of the history of a symbol, in any unit that all symbols share. */
    long size(String symbol);

    /**
     * Event time of the last tick of each symbol, UTC epoch milliseconds.
     *
     * @throws IOException if it cannot be read
     */
    Map<String, Long> lastMillis() throws IOException;

    /**
     * Opens the ticks of {@code symbol} after {@code position}, in order.
     *
     * @throws IOException if they cannot be read
     */
    TickCursor open(String symbol, ArchivePosition position) throws IOException;
}
