package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feed.ServerTimeCheck;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link ServerTimeCheck} of each symbol, for the newest {@value #SYMBOLS_MAX}. Its history ends
 * with the task, as no decision depends on it. Not thread-safe.
 */
final class ServerTimeWatch {

    static final int SYMBOLS_MAX = 10_000;

    private final Map<String, ServerTimeCheck> checks = new LinkedHashMap<>();

    /**
     * Observes a record with a readable and certain time, including one rejected for being ahead.
     *
     * @return the feed event if the record completes the evidence against the rule of its symbol,
     *     otherwise null
     */
    @Nullable FeedEvent look(Decoded decoded, RawRecord record) {
        Tick tick = decoded.tick();
        if (tick != null) {
            return tick.repeatTimeMillis() != 0
                    ? null
                    : look(tick.symbol(), tick.eventTimeMillis(), record);
        }
        DeadLetter letter = decoded.deadLetter();
        return letter == null || letter.eventTimeMillis() == 0
                ? null
                : look(letter.symbol(), letter.eventTimeMillis(), record);
    }

    private @Nullable FeedEvent look(String symbol, long eventTimeMillis, RawRecord record) {
        int hours = checkOf(symbol).add(eventTimeMillis, record.appendTimeMillis());
        return hours == 0
                ? null
                : FeedEvent.serverTimeContradicted(
                        symbol, eventTimeMillis, hours, record.partition(), record.offset());
    }

    private ServerTimeCheck checkOf(String symbol) {
        ServerTimeCheck known = checks.get(symbol);
        if (known != null) {
            return known;
        }
        if (checks.size() == SYMBOLS_MAX) {
            checks.remove(checks.keySet().iterator().next());
        }
        var check = new ServerTimeCheck();
        checks.put(symbol, check);
        return check;
    }
}
