package io.tickflow.core.bar;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Specification of bars: kind and size.
 *
 * <table>
 * <caption>Notation</caption>
 * <tr><td>{@code 10s}, {@code M5}, {@code H1}, {@code D1}</td><td>time: 1 s to 1 day, a divisor of a day, so that all days are cut alike</td></tr>
 * <tr><td>{@code W1}, {@code MN1}</td><td>time: a week from Sunday, a calendar month</td></tr>
 * <tr><td>{@code T500}</td><td>500 ticks</td></tr>
 * <tr><td>{@code I100}</td><td>tick imbalance, about 100 ticks at the start</td></tr>
 * </table>
 *
 * @param kind rule that closes a bar
 * @param size milliseconds for time, months for months, ticks for the others
 */
public record BarSpec(Kind kind, long size) {

    /** A day. */
    public static final BarSpec DAY = new BarSpec(Kind.TIME, 86_400_000);

    /** Rule that closes a bar. */
    public enum Kind {
        /** At multiples of a length since midnight, or for a week at midnight of Sunday. */
        TIME,
        /** At midnight of the first day of a month. */
        MONTH,
        /** After a number of ticks. */
        TICKS,
        /** At an imbalance of up and down moves beyond its expectation. */
        IMBALANCE
    }

    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long WEEK_MILLIS = 7 * DAY_MILLIS;

    /** 1970-01-04, a Sunday. */
    private static final long SUNDAY_MILLIS = 3 * DAY_MILLIS;

    private static final long TICKS_MIN = 2;
    private static final long TICKS_MAX = 1_000_000;
    private static final Pattern TEXT =
            Pattern.compile("(?<seconds>\\d{1,6})[sS]|(?<unit>MN|[MHDWTI])(?<count>\\d{1,7})");

    /**
     * @throws IllegalArgumentException if the size is out of range
     */
    public BarSpec {
        switch (kind) {
            case TIME -> {
                boolean dividesDay =
                        size >= SECOND_MILLIS
                                && size <= DAY_MILLIS
                                && size % SECOND_MILLIS == 0
                                && DAY_MILLIS % size == 0;
                if (!dividesDay && size != WEEK_MILLIS) {
                    throw new IllegalArgumentException(
                            "bars cannot be "
                                    + name(kind, size)
                                    + ", as a day must be a whole number of them, of 1s or more:"
                                    + " M1 to M6, M10, M12, M15, M20, M30, H1 to H4, H6, H8, H12,"
                                    + " D1, W1, MN1 and others can be");
                }
            }
            case MONTH -> {
                if (size != 1) {
                    throw new IllegalArgumentException(
                            "bars cannot be MN" + size + ": of months there is MN1");
                }
            }
            case TICKS, IMBALANCE -> {
                if (size < TICKS_MIN || size > TICKS_MAX) {
                    throw new IllegalArgumentException(
                            "bars have 2 to 1,000,000 ticks, not " + size);
                }
            }
        }
    }

    /** Time bars of a length in seconds. */
    public static BarSpec seconds(long seconds) {
        return new BarSpec(Kind.TIME, seconds * SECOND_MILLIS);
    }

    /**
     * Parses the form written by {@link #toString}; {@code M60} is {@code H1}.
     *
     * @throws IllegalArgumentException naming the error
     */
    public static BarSpec parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not a bar length: use 10s, M5, H1, D1, W1, MN1, T500 (ticks) or I100"
                            + " (imbalance)");
        }
        String seconds = matcher.group("seconds");
        if (seconds != null) {
            return seconds(Long.parseLong(seconds));
        }
        long count = Long.parseLong(matcher.group("count"));
        return switch (matcher.group("unit")) {
            case "M" -> new BarSpec(Kind.TIME, count * MINUTE_MILLIS);
            case "H" -> new BarSpec(Kind.TIME, count * HOUR_MILLIS);
            case "D" -> new BarSpec(Kind.TIME, count * DAY_MILLIS);
            case "W" -> new BarSpec(Kind.TIME, count * WEEK_MILLIS);
            case "MN" -> new BarSpec(Kind.MONTH, count);
            case "T" -> new BarSpec(Kind.TICKS, count);
            default -> new BarSpec(Kind.IMBALANCE, count);
        };
    }

    /** Short name in lower case, the suffix of feature names. */
    public String label() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /** Returns true if a bar cannot be found by dividing the time since the epoch. */
    boolean startsByCalendar() {
        return kind == Kind.MONTH || (kind == Kind.TIME && size > DAY_MILLIS);
    }

    /** Returns true if the start of the day matters; clocks differ by whole hours in a session. */
    boolean dependsOnDay() {
        return kind == Kind.MONTH || (kind == Kind.TIME && HOUR_MILLIS % size != 0);
    }

    /** Start of the bar that holds a time of a session's clock, by that clock. */
    long startOnClock(long clockMillis) {
        if (kind == Kind.MONTH) {
            return midnight(dateOf(clockMillis).withDayOfMonth(1));
        }
        long origin = size == WEEK_MILLIS ? SUNDAY_MILLIS : 0;
        return clockMillis - StrictMath.floorMod(clockMillis - origin, size);
    }

    /** Start of the bar after one that starts at a time of a session's clock. */
    long nextOnClock(long startMillis) {
        return kind == Kind.MONTH
                ? midnight(dateOf(startMillis).plusMonths(1))
                : startMillis + size;
    }

    private static LocalDate dateOf(long clockMillis) {
        return LocalDate.ofEpochDay(StrictMath.floorDiv(clockMillis, DAY_MILLIS));
    }

    private static long midnight(LocalDate date) {
        return date.toEpochDay() * DAY_MILLIS;
    }

    /** Creates an empty builder of these bars, aligned to UTC. */
    public BarBuilder builder() {
        return switch (kind) {
            case TIME -> startsByCalendar() ? new SessionBars(this) : new TimeBars(size);
            case MONTH -> new SessionBars(this);
            case TICKS -> new TickBars((int) size);
            case IMBALANCE -> new ImbalanceBars((int) size);
        };
    }

    @Override
    public String toString() {
        return name(kind, size);
    }

    /** Names any size, also an invalid one for messages. */
    private static String name(Kind kind, long size) {
        return switch (kind) {
            case TICKS -> "T" + size;
            case IMBALANCE -> "I" + size;
            case MONTH -> "MN" + size;
            case TIME -> {
                if (size <= 0 || size % SECOND_MILLIS != 0) {
                    yield size + " ms long";
                } else if (size % WEEK_MILLIS == 0) {
                    yield "W" + size / WEEK_MILLIS;
                } else if (size % DAY_MILLIS == 0) {
                    yield "D" + size / DAY_MILLIS;
                } else if (size % HOUR_MILLIS == 0) {
                    yield "H" + size / HOUR_MILLIS;
                } else if (size % MINUTE_MILLIS == 0) {
                    yield "M" + size / MINUTE_MILLIS;
                }
                yield size / SECOND_MILLIS + "s";
            }
        };
    }
}
