package io.tickflow.cli.bar;

import io.tickflow.core.bar.BarSession;
import io.tickflow.core.bar.RecordedBar;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Bars in the layout of MetaTrader 5's "Export bars", by the clock of the session. */
final class CsvBars implements BarOutput {

    private static final String HEADER =
            "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu.MM.dd\tHH:mm:ss", Locale.ROOT);
    private static final long SECOND_MILLIS = 1_000;

    private final Writer out;
    private final BarSession session;
    private final PriceText prices;
    private final boolean marksForming;

    /**
     * Writes the header.
     *
     * @param marksForming whether there is a column {@code <FORMING>}
     */
    CsvBars(Writer out, BarSession session, PriceText prices, boolean marksForming)
            throws IOException {
        this.out = out;
        this.session = session;
        this.prices = prices;
        this.marksForming = marksForming;
        out.append(HEADER).append(marksForming ? "\t<FORMING>\n" : "\n");
    }

    @Override
    public void write(String symbol, RecordedBar bar) throws IOException {
        long shown = session.shownMillis(bar.startMillis());
        var time =
                LocalDateTime.ofEpochSecond(Math.floorDiv(shown, SECOND_MILLIS), 0, ZoneOffset.UTC);
        out.append(TIME.format(time))
                .append('\t')
                .append(prices.of(bar.open()))
                .append('\t')
                .append(prices.of(bar.high()))
                .append('\t')
                .append(prices.of(bar.low()))
                .append('\t')
                .append(prices.of(bar.close()))
                .append('\t')
                .append(Integer.toString(bar.tickVolume()))
                .append('\t')
                .append(volume(bar.realVolume()))
                .append('\t')
                .append(Long.toString(prices.points(bar.spread())));
        if (marksForming) {
            out.append(bar.isForming() ? "\t1" : "\t0");
        }
        out.append('\n');
    }

    /** Whole volumes without a fraction, as MetaTrader writes them. */
    private static String volume(double volume) {
        return volume == Math.rint(volume) && Math.abs(volume) < 1e15
                ? Long.toString((long) volume)
                : BigDecimal.valueOf(volume).toPlainString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
