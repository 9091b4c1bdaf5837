package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feed.ServerTimeCheck;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ServerTimeCheck} for each symbol, for the newest {@value #SYMBOLS_MAX} of them. Forgets
 * with its task, as it is an observation and no decision. One thread at a time.
 */
final class ServerTimeWatch {

    static final int SYMBOLS_MAX = 10_000;

    private final Map<String, ServerTimeCheck> checks = new LinkedHashMap<>();

    /**
     * Looks at a record whose time could be read, also one that was refused for being ahead.
     *
     * @return null unless it completes what shows that the server-time rule of its symbol is wrong
     */
    @Nullable FeedEvent look(Decoded decoded, RawRecord record) {
        Tick tick = decoded.tick();
        if (tick != null) {
            return look(tick.symbol(), tick.eventTimeMillis(), record);
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
