package io.tickflow.ticks;

import io.tickflow.core.market.ServerTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Interpretation of a file, for a user who checks it.
 *
 * @param format such as {@code MT5 ticks}
 * @param container compressions from outside in, and encoding, such as {@code gzip, UTF-8}
 * @param columns in the order of the file
 * @param clock clock of the file; null if it is the broker's server's
 * @param symbols that the first rows name, a few; empty if they name none
 * @param notes sentences about decisions and doubts
 */
public record Reading(
        String format,
        String container,
        List<Column> columns,
        @Nullable ServerTime clock,
        List<String> symbols,
        List<String> notes) {

    public Reading {
        columns = List.copyOf(columns);
        symbols = List.copyOf(symbols);
        notes = List.copyOf(notes);
    }

    /**
     * Column of a file.
     *
     * @param name in the header; its number without one
     * @param field such as {@code bid}; {@code -} if it is not used
     */
    public record Column(String name, String field) {}
}
