package io.tickflow.ticks.text;

import io.tickflow.core.market.TickFlags;
import io.tickflow.ticks.SymbolFilter;
import io.tickflow.ticks.TickRow;
import org.jspecify.annotations.Nullable;

/**
 * Parser of rows. A blank bid, ask or last means no change, so the previous value is carried
 * forward. Not thread-safe.
 */
final class RowParser {

    private static final int FLAG_DIGITS_MAX = 9;

    private final TextLayout layout;
    private final SymbolFilter symbols;
    private final ClockText clock;
    private final Cells cells;
    private final int date;
    private final int time;
    private final int bid;
    private final int ask;
    private final int last;
    private final int volume;
    private final int flags;
    private final int symbol;
    private double bidBefore = Double.NaN;
    private double askBefore = Double.NaN;
    private double lastBefore = Double.NaN;

    RowParser(TextLayout layout, SymbolFilter symbols) {
        this.layout = layout;
        this.symbols = symbols;
        this.clock = new ClockText(layout.order());
        this.cells = new Cells(layout.separator());
        this.date = layout.columns().of(Field.DATE);
        this.time = layout.columns().of(Field.TIME);
        this.bid = layout.columns().of(Field.BID);
        this.ask = layout.columns().of(Field.ASK);
        this.last = layout.columns().of(Field.LAST);
        this.volume = layout.columns().of(Field.VOLUME);
        this.flags = layout.columns().of(Field.FLAGS);
        this.symbol = layout.columns().of(Field.SYMBOL);
    }

    /**
     * Reads a row.
     *
     * @return null for a row of a symbol that the user has not chosen
     * @throws Unreadable with the reason
     */
    @Nullable TickRow parse(char[] line, int length, long number) throws Unreadable {
        cells.split(line, length);
        if (symbol >= 0 && !isWanted(cells.text(symbol))) {
            return null;
        }
        long millis = millis();
        double newBid = number(bid, bidBefore, "bid");
        double newAsk = number(ask, askBefore, "ask");
        double newLast = number(last, lastBefore, "last");
        double newVolume = number(volume, 0, "volume");
        int newFlags = flags();
        bidBefore = newBid;
        askBefore = newAsk;
        lastBefore = newLast;
        return new TickRow(number, millis, newBid, newAsk, newLast, newVolume, newFlags);
    }

    private boolean isWanted(String name) throws Unreadable {
        if (symbols.accepts(name)) {
            return true;
        }
        if (!symbols.isOfOther(name)) {
            throw new Unreadable("another symbol: '" + name + "'");
        }
        return false;
    }

    /** Cells of the row that was read last. */
    Cells cells() {
        return cells;
    }

    private long millis() throws Unreadable {
        char[] line = cells.line();
        long millis =
                date >= 0
                        ? clock.dateAndTime(
                                line,
                                cells.from(date),
                                cells.to(date),
                                cells.from(time),
                                cells.to(time))
                        : clock.dateTime(line, cells.from(time), cells.to(time));
        if (millis == ClockText.NONE) {
            throw new Unreadable(
                    "no date and time: "
                            + (date >= 0 ? "'" + cells.text(date) + "' " : "")
                            + "'"
                            + cells.text(time)
                            + "'");
        }
        if (clock.isZoned() != layout.zoned()) {
            throw new Unreadable(
                    (layout.zoned() ? "time without a zone: '" : "time with a zone: '")
                            + cells.text(time)
                            + "'");
        }
        return millis;
    }

    /** Flags as a number or as words; 0, for unknown, if they cannot be read. */
    private int flags() {
        int from = flags < 0 ? 0 : cells.from(flags);
        int to = flags < 0 ? 0 : cells.to(flags);
        if (from == to) {
            return 0;
        }
        int bits = 0;
        char[] line = cells.line();
        for (int at = from; at < to; at++) {
            int digit = line[at] - '0';
            if (digit < 0 || digit > 9 || to - from > FLAG_DIGITS_MAX) {
                return TickFlags.of(cells.text(flags));
            }
            bits = bits * 10 + digit;
        }
        return bits;
    }

    private double number(int column, double whenBlank, String what) throws Unreadable {
        int from = column < 0 ? 0 : cells.from(column);
        int to = column < 0 ? 0 : cells.to(column);
        if (from == to) {
            return whenBlank;
        }
        double value = Decimals.parse(cells.line(), from, to, layout.mark());
        if (Double.isNaN(value)) {
            String text = cells.text(column);
            throw new Unreadable(
                    what
                            + (Decimals.isNotFinite(text)
                                    ? " is not finite: '"
                                    : " is no number: '")
                            + text
                            + "'");
        }
        return value;
    }
}
