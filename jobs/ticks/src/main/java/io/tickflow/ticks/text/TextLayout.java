package io.tickflow.ticks.text;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.DateOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Layout of a text of ticks.
 *
 * @param format name for the user
 * @param separator of cells
 * @param mark decimal mark
 * @param order of day and month
 * @param columns place of each field
 * @param names of the header; empty without one
 * @param headerLine number of the line with the header; 0 without one
 * @param width number of columns
 * @param zoned true if the times name their zone
 * @param clock of the file; null if it is the server's
 * @param scale decimals that each price of the sample has in the last column; -1 if they vary
 * @param symbols that the rows of the sample name, a few; empty if they name none
 * @param notes for the user
 */
record TextLayout(
        String format,
        char separator,
        char mark,
        DateOrder order,
        Columns columns,
        List<String> names,
        long headerLine,
        int width,
        boolean zoned,
        @Nullable ServerTime clock,
        int scale,
        List<String> symbols,
        List<String> notes) {}
