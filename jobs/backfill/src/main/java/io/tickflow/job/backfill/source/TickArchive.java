package io.tickflow.job.backfill.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Where the ticks of symbols are kept. Immutable; opened on the host that reads. */
interface TickArchive extends Serializable {

    /** Name of the archive, for dead letters. */
    String origin();

    /** The symbols, in the order in which they are read. */
    List<String> symbols();

    /** How much there is of a symbol: in any unit, the same one for all symbols. */
    long size(String symbol);

    /**
     * Event time of the last tick of each symbol, UTC epoch milliseconds.
     *
     * @throws IOException if it cannot be read
     */
    Map<String, Long> lastMillis() throws IOException;

    /**
     * The ticks of {@code symbol} after {@code position}, in their order.
     *
     * @throws IOException if they cannot be read
     */
    TickCursor open(String symbol, ArchivePosition position) throws IOException;
}
