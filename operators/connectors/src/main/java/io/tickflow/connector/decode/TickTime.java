package io.tickflow.connector.decode;

import java.time.DateTimeException;

/**
 * Time in a message.
 *
 * @param millis epoch milliseconds: UTC, or the server's date and time counted as if they were UTC
 * @param utc true if the text names its zone
 */
record TickTime(long millis, boolean utc) {

    private static final int MILLIS_DIGITS = 13;
    private static final int LONG_DIGITS_MAX = 18;
    private static final double SECONDS_BELOW = 1e11;
    private static final double MILLIS_BELOW = 1e14;
    private static final double MICROS_BELOW = 1e17;
    private static final double NANOS_FROM = 1e18;
    private static final double EPOCH_MAX = 1e20;
    private static final int COMPACT_DATE_CHARS = 8;

    /**
     * Reads a number or a date. Epoch numbers are seconds, milliseconds, microseconds or
     * nanoseconds by magnitude. Like dates without a zone they are server time.
     *
     * @throws DateTimeException if it is neither
     */
    static TickTime read(String text) {
        String trimmed = text.strip();
        if (trimmed.indexOf(':') >= 0 || isCompactDate(trimmed)) {
            return new TickDate(trimmed).read();
        }
        return new TickTime(epochMillis(trimmed), false);
    }

    /** Returns true for {@code 20140506T150000Z}. */
    private static boolean isCompactDate(String text) {
        return text.length() > COMPACT_DATE_CHARS
                && Character.toUpperCase(text.charAt(COMPACT_DATE_CHARS)) == 'T';
    }

    private static long epochMillis(String text) {
        boolean whole = isWhole(text);
        if (whole && text.length() == MILLIS_DIGITS) {
            return Long.parseLong(text);
        }
        double epoch = number(text);
        if (!(epoch >= 0 && epoch < EPOCH_MAX)) {
            throw new DateTimeException("out of range");
        }
        if (epoch < SECONDS_BELOW) {
            return Math.round(epoch * 1e3);
        }
        if (epoch >= MICROS_BELOW && epoch < NANOS_FROM) {
            throw new DateTimeException(
                    "18 digits are no epoch number; perhaps they count 100 ns since year 1 or 1601");
        }
        double unitsPerMilli = epoch < MILLIS_BELOW ? 1 : epoch < MICROS_BELOW ? 1e3 : 1e6;
        return whole && text.length() <= LONG_DIGITS_MAX + 1
                ? Long.parseLong(text) / (long) unitsPerMilli
                : (long) (epoch / unitsPerMilli);
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static double number(String text) {
        try {
            return TickNumber.parse(text);
        } catch (NumberFormatException e) {
            throw new DateTimeException("neither a number nor a date", e);
        }
    }
}
