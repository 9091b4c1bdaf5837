package io.tickflow.ingest.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opening of a session.
 *
 * @param terminal id that the terminal keeps for good
 * @param account number of the trading account, as text
 * @param server name of the trade server
 * @param serverTimeOffsetSeconds clock of the server less UTC; null if the terminal cannot tell
 * @param software name and version of the sender
 * @param symbols symbols to be delivered
 */
public record SessionRequest(
        String terminal,
        String account,
        String server,
        @Nullable Integer serverTimeOffsetSeconds,
        String software,
        List<String> symbols) {

    /** Version of the protocol. */
    public static final int PROTOCOL = 1;

    public SessionRequest {
        symbols = List.copyOf(symbols);
    }
}
