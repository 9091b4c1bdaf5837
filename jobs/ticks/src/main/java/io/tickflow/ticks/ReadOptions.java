package io.tickflow.ticks;

import io.tickflow.core.market.ServerTime;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Wishes of a user about the reading of files; all of them are optional.
 *
 * @param symbol symbol of the ticks; null to take it from the file or from its name
 * @param columns place of each field: its number from 0 or its name in the header; empty to detect
 * @param fromMillis first time to read by the file's clock, as in {@link TickRow}
 * @param toMillis first time beyond the end
 * @param clock clock of the times without a zone; null for that of the format
 * @param dateOrder order of day and month; null to tell them apart by the rows
 * @param truncated true to read a truncated file up to the cut instead of refusing it
 */
public record ReadOptions(
        @Nullable String symbol,
        Map<String, String> columns,
        long fromMillis,
        long toMillis,
        @Nullable ServerTime clock,
        @Nullable DateOrder dateOrder,
        boolean truncated)
        implements Serializable {

    /** Detects everything and reads everything. */
    public static final ReadOptions NONE =
            new ReadOptions(null, Map.of(), Long.MIN_VALUE, Long.MAX_VALUE, null, null, false);

    public ReadOptions {
        // A serializable copy in a fixed order.
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }

    /** The same options with the symbol of a file. */
    public ReadOptions withSymbol(String name) {
        return new ReadOptions(name, columns, fromMillis, toMillis, clock, dateOrder, truncated);
    }

    /** The same options, reading up to the cut of a truncated file. */
    public ReadOptions withTruncated() {
        return new ReadOptions(symbol, columns, fromMillis, toMillis, clock, dateOrder, true);
    }

    /** Returns true if a tick of this time is asked for. */
    public boolean includes(long serverLocalMillis) {
        return serverLocalMillis >= fromMillis && serverLocalMillis < toMillis;
    }
}
