package io.tickflow.connector.fix;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Positions of an account as a broker's terminal exports them: the line {@code as of,TIME}, the
 * line {@code account,symbol,quantity,position}, a line for each position, and {@code end,COUNT},
 * without which a file may be half written.
 *
 * @param asOfMillis wall time of the positions
 * @param bySymbol units by the feed's symbol, negative if short
 */
record PositionFile(long asOfMillis, Map<String, Quantity> bySymbol) {

    static final String AS_OF = "as of";
    static final String HEADER = "account,symbol,quantity,position";
    static final String END = "end";

    /** Lines that are no positions. */
    private static final int FRAME_LINES = 3;

    private static final int FIELDS_MIN = 3;
    private static final int FIELDS_MAX = 4;

    /**
     * Reads the positions of {@code account}; those of others are skipped.
     *
     * @throws IllegalArgumentException with the line that is wrong
     */
    static PositionFile parse(List<String> lines, String account, Instruments instruments) {
        if (lines.size() < FRAME_LINES || !lines.get(1).equals(HEADER)) {
            throw new IllegalArgumentException("line 2 must be '%s'".formatted(HEADER));
        }
        long asOfMillis = millis(after(lines.get(0), AS_OF, 1));
        int last = lines.size() - 1;
        String count = after(lines.get(last), END, last + 1);
        if (!count.equals(Integer.toString(lines.size() - FRAME_LINES))) {
            throw new IllegalArgumentException(
                    "the last line counts '%s' positions, above it are %d"
                            .formatted(count, lines.size() - FRAME_LINES));
        }
        Map<String, Quantity> bySymbol = new HashMap<>();
        for (int i = 2; i < last; i++) {
            String[] fields = lines.get(i).split(",", -1);
            if (fields.length < FIELDS_MIN || fields.length > FIELDS_MAX) {
                throw new IllegalArgumentException(
                        "line %d: '%s' must be '%s'".formatted(i + 1, lines.get(i), HEADER));
            }
            if (fields[0].equals(account)) {
                add(bySymbol, fields[1], quantity(fields[2], i + 1), instruments);
            }
        }
        return new PositionFile(asOfMillis, Map.copyOf(bySymbol));
    }

    /** Adds a position by the broker's name and measure; a name that is not listed stands. */
    private static void add(
            Map<String, Quantity> bySymbol, String name, Quantity held, Instruments instruments) {
        Instrument instrument = instruments.findByVenue(name, name);
        bySymbol.merge(
                instrument == null ? name : instrument.symbol(),
                instrument == null ? held : instrument.fromVenue(held),
                Quantity::plus);
    }

    private static long millis(String time) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "line 1: '%s' must be a time such as 2026-11-29T22:30:00Z".formatted(time), e);
        }
    }

    private static Quantity quantity(String text, int line) {
        try {
            return Quantity.parse(text);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "line %d: '%s' must be a number, negative if short".formatted(line, text), e);
        }
    }

    private static String after(String line, String key, int number) {
        if (!line.startsWith(key + ',')) {
            throw new IllegalArgumentException(
                    "line %d: '%s' must begin with '%s,'".formatted(number, line, key));
        }
        return line.substring(key.length() + 1).strip();
    }
}
