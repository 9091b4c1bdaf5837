package io.tickflow.connector.decode;

import io.tickflow.core.market.ServerTime;
import java.io.Serializable;
import java.util.Map;

/**
 * Clock of a feed: the server-time rule of each symbol, and its largest lead. Immutable.
 *
 * @param usual rule of symbols without their own
 * @param bySymbol rules of symbols from other servers
 * @param aheadMillisMax largest lead of a tick's time over the timestamp of its Kafka record
 */
public record FeedClock(ServerTime usual, Map<String, ServerTime> bySymbol, long aheadMillisMax)
        implements Serializable {

    /** Copies the map. */
    public FeedClock {
        bySymbol = Map.copyOf(bySymbol);
    }

    /** Converts {@code serverMillis} on the server of {@code symbol} to UTC epoch milliseconds. */
    public long toUtcMillis(String symbol, long serverMillis) {
        return ruleOf(symbol).toUtcMillis(serverMillis);
    }

    /**
     * Later UTC time of a reading that the server of {@code symbol} shows twice in autumn; 0 for a
     * reading shown once.
     */
    public long repeatUtcMillis(String symbol, long serverMillis) {
        return ruleOf(symbol).repeatUtcMillis(serverMillis);
    }

    private ServerTime ruleOf(String symbol) {
        return bySymbol.getOrDefault(symbol, usual);
    }
}
