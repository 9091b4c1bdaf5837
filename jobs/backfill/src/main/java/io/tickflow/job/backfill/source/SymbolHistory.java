package io.tickflow.job.backfill.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Unread rest of one symbol's history.
 *
 * @param symbol as the feed names it
 * @param position how far it has been read
 */
public record SymbolHistory(String symbol, ArchivePosition position) implements SourceSplit {

    @Override
    public String splitId() {
        return symbol;
    }
}
