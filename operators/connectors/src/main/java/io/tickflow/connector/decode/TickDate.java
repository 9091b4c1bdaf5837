package io.tickflow.connector.decode;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Parser of one date and time, year first: separators {@code - . /} or none, {@code T} or blanks
 * before the time of day, optional seconds, a fraction of any number of digits cut to milliseconds,
 * and optionally a zone: {@code Z}, {@code UTC} or {@code GMT}, an offset such as {@code +03:00},
 * {@code +0300} or {@code +03}. For one use.
 */
final class TickDate {

    private static final int YEAR_DIGITS = 4;
    private static final int MILLI_DIGITS = 3;
    private static final int OFFSET_HOURS_MAX = 18;
    private static final int MINUTES_MAX = 59;
    private static final int HOURS_MAX = 23;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long MINUTE_MILLIS = 60_000L;

    private final String text;
    private int at;

    TickDate(String text) {
        this.text = text;
    }

    /**
     * Reads all of the text.
     *
     * @throws DateTimeException if it is not such a date
     */
    TickTime read() {
        long day = day();
        if (at == text.length()) {
            throw new DateTimeException("no time of day");
        }
        if (!takeAny("Tt_") && !takeBlanks()) {
            throw new DateTimeException("no blank or T after the date");
        }
        takeBlanks();
        long local = day * DAY_MILLIS + timeOfDay();
        takeBlanks();
        if (at == text.length()) {
            return new TickTime(local, false);
        }
        long offset = zone();
        if (at < text.length() && text.charAt(at) == '[' && text.endsWith("]")) {
            at = text.length();
        }
        takeNameOfZone();
        if (at != text.length()) {
            throw new DateTimeException("'" + text.substring(at) + "' is not a zone");
        }
        return new TickTime(local - offset, true);
    }

    private long day() {
        int start = at;
        int year = digits(1, YEAR_DIGITS);
        if (at - start != YEAR_DIGITS) {
            throw new DateTimeException("the year must come first, with four digits");
        }
        char separator = peek();
        boolean separated = takeAny("-./");
        int month = digits(separated ? 1 : 2, 2);
        if (separated && peek() == separator) {
            at++;
        } else if (separated) {
            throw new DateTimeException("the date has two kinds of separators");
        }
        return LocalDate.of(year, month, digits(separated ? 1 : 2, 2)).toEpochDay();
    }

    private long timeOfDay() {
        int hours = digits(1, 2);
        boolean separated = takeAny(":");
        long minutes = bounded(digits(2, 2), MINUTES_MAX);
        int seconds = 0;
        if (separated ? takeAny(":") : isDigit(peek())) {
            seconds = bounded(digits(2, 2), MINUTES_MAX);
        }
        long millis = takeAny(".,") ? fractionMillis() : 0;
        long minute = bounded(hours, HOURS_MAX) * 60L + minutes;
        return minute * MINUTE_MILLIS + seconds * 1_000L + millis;
    }

    private long fractionMillis() {
        long millis = 0;
        int count = 0;
        for (; isDigit(peek()); count++) {
            int digit = text.charAt(at++) - '0';
            millis = count < MILLI_DIGITS ? millis * 10 + digit : millis;
        }
        if (count == 0) {
            throw new DateTimeException("no digit after the decimal point");
        }
        for (; count < MILLI_DIGITS; count++) {
            millis *= 10;
        }
        return millis;
    }

    /** Offset in milliseconds. */
    private long zone() {
        if (takeAny("Zz")) {
            return 0;
        }
        boolean named = text.regionMatches(true, at, "UTC", 0, 3);
        if (named || text.regionMatches(true, at, "GMT", 0, 3)) {
            at += 3;
            takeBlanks();
            if (at == text.length()) {
                return 0;
            }
        }
        char sign = peek();
        if (!takeAny("+-")) {
            throw new DateTimeException("'" + text.substring(at) + "' is not a zone");
        }
        int hours = bounded(digits(1, 2), OFFSET_HOURS_MAX);
        boolean separated = takeAny(":");
        long minutes = separated || isDigit(peek()) ? bounded(digits(2, 2), MINUTES_MAX) : 0;
        long offset = (hours * 60L + minutes) * MINUTE_MILLIS;
        return sign == '-' ? -offset : offset;
    }

    /** Passes over a second name of the zone, as in {@code +0000 UTC}. */
    private void takeNameOfZone() {
        int start = at;
        if (takeBlanks()) {
            int name = at;
            while (peek() >= 'A' && peek() <= 'Z') {
                at++;
            }
            at = at > name ? at : start;
        }
    }

    private static int bounded(int number, int max) {
        if (number > max) {
            throw new DateTimeException(number + " is more than " + max);
        }
        return number;
    }

    private int digits(int countMin, int countMax) {
        int start = at;
        int number = 0;
        while (at - start < countMax && isDigit(peek())) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        if (at - start < countMin) {
            throw new DateTimeException("a digit is missing");
        }
        return number;
    }

    private boolean takeBlanks() {
        int start = at;
        while (peek() == ' ') {
            at++;
        }
        return at > start;
    }

    private boolean takeAny(String chars) {
        boolean taken = at < text.length() && chars.indexOf(text.charAt(at)) >= 0;
        at += taken ? 1 : 0;
        return taken;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
