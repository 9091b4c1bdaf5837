package io.tickflow.ticks.write;

import io.tickflow.ticks.TickRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Ticks as MetaTrader 5 exports them: tab-separated, with a header. Prices have the digits that
 * bring back the same doubles; an unknown price is blank. Not thread-safe.
 */
public final class Mt5Text implements TickWriter {

    private static final String HEADER =
            "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT);
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int BUFFER_CHARS = 1 << 16;
    private static final int FLAG_BITS_LAST = 8;

    private final Writer out;
    private final StringBuilder line = new StringBuilder();
    private long day = Long.MIN_VALUE;
    private String date = "";

    /** Writes the header. */
    public Mt5Text(OutputStream bytes) throws IOException {
        out =
                new BufferedWriter(
                        new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER_CHARS);
        out.write(HEADER);
    }

    @Override
    public void write(TickRow row, long serverLocalMillis) throws IOException {
        line.setLength(0);
        appendTime(serverLocalMillis);
        appendPrice(row.bid());
        appendPrice(row.ask());
        appendPrice(row.last());
        line.append('\t');
        if (row.volume() != 0 || (row.flags() & FLAG_BITS_LAST) != 0) {
            append(row.volume());
        }
        line.append('\t');
        if (row.flags() != 0) {
            line.append(row.flags());
        }
        line.append('\n');
        out.append(line);
    }

    private void appendTime(long millis) {
        long days = Math.floorDiv(millis, DAY_MILLIS);
        if (days != day) {
            day = days;
            date = DATE.format(LocalDate.ofEpochDay(days));
        }
        int ofDay = Math.floorMod(millis, (int) DAY_MILLIS);
        line.append(date).append('\t');
        appendDigits(ofDay / 3_600_000, 2).append(':');
        appendDigits(ofDay / 60_000 % 60, 2).append(':');
        appendDigits(ofDay / 1_000 % 60, 2).append('.');
        appendDigits(ofDay % 1_000, 3);
    }

    private StringBuilder appendDigits(int number, int digits) {
        String text = Integer.toString(number);
        line.append("000", 0, digits - text.length());
        return line.append(text);
    }

    private void appendPrice(double price) {
        line.append('\t');
        if (!Double.isNaN(price)) {
            append(price);
        }
    }

    private void append(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            line.append((long) number);
            return;
        }
        String text = Double.toString(number);
        line.append(text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
