package io.tickflow.ingest.feed;

import java.util.List;

/**
 * Ticks of one symbol with consecutive numbers.
 *
 * @param symbol name of the symbol
 * @param first number of the first element, from 1
 * @param ticks elements, at least one
 */
public record SymbolBatch(String symbol, long first, List<OfferedTick> ticks) {

    public SymbolBatch {
        ticks = List.copyOf(ticks);
    }

    /** Number of the last element. */
    public long last() {
        return first + ticks.size() - 1;
    }
}
