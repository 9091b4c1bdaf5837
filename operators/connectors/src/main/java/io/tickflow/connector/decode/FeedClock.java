package io.tickflow.connector.decode;

import io.tickflow.core.market.ServerTime;
import java.io.Serializable;
import java.util.Map;

/**
 * The clock of a feed: the server-time rule of each symbol, and how far it may be ahead. Immutable.
 *
 * @param usual rule of every symbol without one of its own
 * @param bySymbol rules of symbols that come from elsewhere
 * @param aheadMillisMax how far a tick's time may be after the timestamp of its Kafka record
 */
public record FeedClock(ServerTime usual, Map<String, ServerTime> bySymbol, long aheadMillisMax)
        implements Serializable {

    /** Copies the map. */
    public FeedClock {
        bySymbol = Map.copyOf(bySymbol);
    }

    /** UTC epoch milliseconds of what the server of {@code symbol} called {@code serverMillis}. */
    public long toUtcMillis(String symbol, long serverMillis) {
        return bySymbol.getOrDefault(symbol, usual).toUtcMillis(serverMillis);
    }
}
