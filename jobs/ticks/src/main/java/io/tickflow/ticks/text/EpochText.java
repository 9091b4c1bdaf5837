package io.tickflow.ticks.text;

/** Epoch numbers in text. The number of digits tells the unit. */
public final class EpochText {

    /** Result for a text that is no epoch number. */
    public static final long NONE = Long.MIN_VALUE;

    private static final double SECONDS_MIN = 1e8;
    private static final double MILLIS_MIN = 1e11;
    private static final double MICROS_MIN = 1e14;
    private static final double MICROS_END = 1e17;
    private static final double NANOS_MIN = 1e18;

    private EpochText() {}

    /**
     * Epoch milliseconds of a number; 14 and 17 digits are left to a date like {@code
     * 20240306100500}.
     */
    static long millis(char[] text, int from, int to) {
        int digits = 0;
        while (from + digits < to && text[from + digits] >= '0' && text[from + digits] <= '9') {
            digits++;
        }
        boolean whole = from + digits == to;
        if (whole) {
            return millisOfWhole(text, from, digits);
        }
        char next = text[from + digits];
        if (digits == 0 || (next != '.' && next != ',' && (next | 0x20) != 'e')) {
            return NONE;
        }
        double value = Decimals.parse(text, from, to, next == ',' ? ',' : '.');
        return Double.isNaN(value) ? NONE : millis(value);
    }

    private static long millisOfWhole(char[] text, int from, int digits) {
        if (digits < 9 || digits == 11 || digits == 14 || digits == 17 || digits > 19) {
            return NONE;
        }
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return millis(value);
    }

    /**
     * Epoch milliseconds of a whole number, whose size tells the unit. None has 18 digits:
     * nanoseconds have 19 since 2001, and 18 digits are units of 100 ns since year 1 (.NET) or 1601
     * (Windows).
     */
    public static long millis(long value) {
        if (value < SECONDS_MIN) {
            return NONE;
        }
        if (value < MILLIS_MIN) {
            return value * 1_000;
        }
        if (value < MICROS_MIN) {
            return value;
        }
        if (value < MICROS_END) {
            return value / 1_000;
        }
        return value < NANOS_MIN ? NONE : value / 1_000_000;
    }

    /** Epoch milliseconds of a number, whose size tells the unit. */
    public static long millis(double value) {
        if (!(value >= SECONDS_MIN && value < Long.MAX_VALUE)) {
            return NONE;
        }
        return value < MILLIS_MIN ? Math.round(value * 1e3) : millis((long) value);
    }
}
