package io.tickflow.ingest.intake;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import io.tickflow.ingest.protocol.SessionRequest;
import java.util.Map;

/**
 * Session of a terminal.
 *
 * @param id random id, known to the terminal alone
 * @param request its opening
 * @param starts ends of the accepted ticks when it was opened, by symbol
 */
public record Session(String id, SessionRequest request, Map<String, Cursor> starts) {

    public Session {
        starts = Map.copyOf(starts);
    }

    /** Stream of a symbol of this terminal. */
    public StreamId stream(String symbol) {
        return new StreamId(request.terminal(), symbol);
    }
}
