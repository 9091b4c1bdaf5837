package io.tickflow.ingest.protocol;

import io.tickflow.ingest.feed.SymbolBatch;
import java.util.List;

/**
 * Ticks of one or more symbols.
 *
 * @param session id of the session
 * @param batches ticks by symbol; none if the terminal only asks for acknowledgements
 */
public record TicksRequest(String session, List<SymbolBatch> batches) {

    public TicksRequest {
        batches = List.copyOf(batches);
    }
}
