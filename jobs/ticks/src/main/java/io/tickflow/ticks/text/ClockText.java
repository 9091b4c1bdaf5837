package io.tickflow.ticks.text;

import io.tickflow.ticks.DateOrder;

/**
 * Parser of dates and times in text, of epoch numbers in seconds to nanoseconds, and of zones after
 * them. Digits below a millisecond are dropped. Reused for all lines. Not thread-safe.
 */
public final class ClockText {

    /** Result for a text that is no time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final int HOUR_MINUTES = 60;
    private static final int COMPACT_DATE_DIGITS = 8;
    private static final int COMPACT_TIME_DIGITS = 6;
    private static final int MILLI_DIGITS = 3;
    private static final int OFFSET_HOURS_MAX = 18;

    private final CalendarDays days = new CalendarDays();
    private final DateOrder order;
    private char[] text = {};
    private int at;
    private int end;
    private boolean zoned;

    /** Creates a parser for dates with the year at the end in this order. */
    public ClockText(DateOrder order) {
        this.order = order;
    }

    /** Returns true if the last time named its zone and thus is UTC. */
    public boolean isZoned() {
        return zoned;
    }

    /** Reads a date and a time of day from two texts. */
    long dateAndTime(char[] line, int dateFrom, int dateTo, int timeFrom, int timeTo) {
        zoned = false;
        start(line, dateFrom, dateTo);
        long day = day();
        if (day == NONE || at != end) {
            return NONE;
        }
        start(line, timeFrom, timeTo);
        return withZone(day * DAY_MILLIS, timeOfDay());
    }

    /** Reads a date alone, as days since 1970. */
    long date(char[] line, int from, int to) {
        start(line, from, to);
        long day = day();
        return at == end ? day : NONE;
    }

    /** Reads a time of day alone, in milliseconds. */
    long time(char[] line, int from, int to) {
        start(line, from, to);
        long millis = timeOfDay();
        return at == end ? millis : NONE;
    }

    /** Reads a date with a time, or an epoch number. */
    public long dateTime(char[] line, int from, int to) {
        zoned = false;
        long epoch = EpochText.millis(line, from, to);
        if (epoch != EpochText.NONE) {
            return epoch;
        }
        start(line, from, to);
        long day = day();
        if (day == NONE) {
            return NONE;
        }
        if (at < end && (text[at] == 'T' || text[at] == ' ' || text[at] == '_')) {
            at++;
        } else if (at >= end || !isDigit(text[at])) {
            return NONE;
        }
        return withZone(day * DAY_MILLIS, timeOfDay());
    }

    /** Reads a date with a time, or an epoch number. */
    public long dateTime(String dateTime) {
        return dateTime(dateTime.toCharArray(), 0, dateTime.length());
    }

    private void start(char[] line, int from, int to) {
        text = line;
        at = from;
        end = to;
    }

    private long day() {
        int digits = digitsAhead();
        if (digits == COMPACT_DATE_DIGITS || digits > COMPACT_DATE_DIGITS + 5) {
            return days.of(number(4), number(2), number(2));
        }
        int first = number(digits);
        char separator = at < end ? text[at] : ' ';
        if (digits == 0 || (separator != '.' && separator != '-' && separator != '/')) {
            return NONE;
        }
        int second = numberAfter(separator);
        int yearDigits = digitsAt(at + 1);
        int third = numberAfter(separator);
        if (second < 0 || third < 0) {
            return NONE;
        }
        if (digits == 4) {
            return days.of(first, second, third);
        }
        if (digits > 2 || yearDigits != 4) {
            return NONE;
        }
        return order == DateOrder.DMY
                ? days.of(third, second, first)
                : days.of(third, first, second);
    }

    /** {@code H:mm:ss} or {@code HHmmss}, with decimals after point, comma or colon, AM or PM. */
    private long timeOfDay() {
        int digits = digitsAhead();
        int hours;
        int minutes;
        int seconds;
        boolean compact = digits >= COMPACT_TIME_DIGITS;
        if (compact) {
            hours = number(2);
            minutes = number(2);
            seconds = number(2);
        } else {
            hours = digits >= 1 && digits <= 2 ? number(digits) : -1;
            minutes = hours < 0 || digitsAt(at + 1) != 2 ? -1 : numberAfter(':');
            seconds = minutes < 0 || digitsAt(at + 1) != 2 ? -1 : numberAfter(':');
        }
        int millis = millis(compact);
        hours = withHalfOfDay(hours);
        boolean valid = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
        return valid && seconds >= 0 && seconds < 60 && millis >= 0
                ? ((hours * 60L + minutes) * 60L + seconds) * 1_000L + millis
                : NONE;
    }

    private int millis(boolean compact) {
        boolean colon = at < end && text[at] == ':' && digitsAt(at + 1) == MILLI_DIGITS;
        if (colon || (at < end && (text[at] == '.' || text[at] == ','))) {
            at++;
        } else if (!compact || at >= end || !isDigit(text[at])) {
            return 0;
        }
        int count = digitsAhead();
        int millis = 0;
        for (int i = 0; i < 3; i++) {
            millis = millis * 10 + (i < count ? text[at + i] - '0' : 0);
        }
        at += count;
        return count == 0 ? -1 : millis;
    }

    private int withHalfOfDay(int hours) {
        int mark = at < end && text[at] == ' ' ? at + 1 : at;
        if (mark + 2 > end || (text[mark + 1] | 0x20) != 'm') {
            return hours;
        }
        int half = text[mark] | 0x20;
        if ((half != 'a' && half != 'p') || hours < 1 || hours > 12) {
            return hours;
        }
        at = mark + 2;
        return hours % 12 + (half == 'p' ? 12 : 0);
    }

    /** {@code Z}, {@code UTC}, {@code GMT}, {@code +02:00}, {@code +0200}, {@code +02}. */
    private long withZone(long dayMillis, long ofDayMillis) {
        if (ofDayMillis == NONE) {
            return NONE;
        }
        long local = dayMillis + ofDayMillis;
        while (at < end && text[at] == ' ') {
            at++;
        }
        if (at == end) {
            return local;
        }
        zoned = true;
        if (text[at] == 'Z' || text[at] == 'z') {
            at++;
            return at == end ? local : NONE;
        }
        String word = new String(text, at, Math.min(3, end - at));
        if (word.equals("UTC") || word.equals("GMT")) {
            at += 3;
        }
        if (at == end) {
            return local;
        }
        boolean west = text[at] == '-';
        if (!west && text[at] != '+') {
            return NONE;
        }
        at++;
        int hours = digitsAhead() == 1 ? number(1) : number(2);
        if (at < end && text[at] == ':') {
            at++;
        }
        int minutes = at < end ? number(2) : 0;
        if (hours < 0 || hours > OFFSET_HOURS_MAX || minutes < 0 || minutes >= 60 || at != end) {
            return NONE;
        }
        long offset = (hours * HOUR_MINUTES + minutes) * 60_000L;
        return west ? local + offset : local - offset;
    }

    private int digitsAhead() {
        return digitsAt(at);
    }

    private int digitsAt(int start) {
        int count = 0;
        while (start + count < end && isDigit(text[start + count])) {
            count++;
        }
        return count;
    }

    private int numberAfter(char separator) {
        if (at >= end || text[at] != separator) {
            return -1;
        }
        at++;
        int digits = digitsAhead();
        return digits == 0 || digits > 4 ? -1 : number(digits);
    }

    private int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            if (at >= end || !isDigit(text[at])) {
                return -1;
            }
            number = number * 10 + text[at++] - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
