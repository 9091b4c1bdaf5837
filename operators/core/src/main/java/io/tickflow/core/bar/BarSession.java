package io.tickflow.core.bar;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clock whose midnight starts the trading day. Bars longer than an hour start at multiples of their
 * length since that midnight, as the clock shows it; so in the night of a change of daylight saving
 * time one of them is an hour shorter or longer, and a day has 23 or 25 hours. A bar of a length
 * that ends within the repeated hour lasts until the clock shows its end for the second time.
 *
 * @param text as configured
 * @param zone of the clock
 * @param aheadMillis lead of the clock over its zone
 */
public record BarSession(String text, ZoneId zone, long aheadMillis) implements Serializable {

    /** Days of UTC. */
    public static final BarSession UTC = new BarSession("utc", ZoneOffset.UTC, 0);

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String NEW_YORK_CLOSE = "new-york-close";
    private static final int NEW_YORK_CLOSE_HOURS = 7;
    private static final Pattern NEW_YORK_RULE =
            Pattern.compile("(?i)new-york(?:([+-])(\\d|1\\d|2[0-3])h)?");
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int HOUR_SECONDS = 3_600;
    private static final LocalDate FIRST_CHECKED = LocalDate.of(1990, 1, 1);
    private static final int MONTHS_CHECKED = 50 * 12;
    private static final long SECOND_MILLIS = 1_000;
    private static final int MILLI_NANOS = 1_000_000;

    /**
     * Parses a session.
     *
     * @param text {@code utc}, {@code new-york-close} (17:00 in New York, as a server clock of New
     *     York plus seven hours has it), or the clock of a server: {@code new-york+7h}, a zone id
     *     or a fixed offset
     * @throws IllegalArgumentException if it is none of these
     */
    public static BarSession parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equalsIgnoreCase(UTC.text)) {
            return UTC;
        }
        if (trimmed.equalsIgnoreCase(NEW_YORK_CLOSE)) {
            return new BarSession(NEW_YORK_CLOSE, NEW_YORK, NEW_YORK_CLOSE_HOURS * HOUR_MILLIS);
        }
        Matcher rule = NEW_YORK_RULE.matcher(trimmed);
        try {
            var session =
                    rule.matches()
                            ? new BarSession(trimmed, NEW_YORK, aheadMillis(rule))
                            : new BarSession(trimmed, ZoneId.of(trimmed), 0);
            session.requireWholeHours();
            return session;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not a session: use utc, new-york-close, or the clock of a server"
                            + " (new-york+7h, Europe/Athens, +03:00)",
                    e);
        }
    }

    /** Bars of an hour and less are the same in all sessions, so a clock must keep their starts. */
    private void requireWholeHours() {
        for (int month = 0; month < MONTHS_CHECKED; month++) {
            Instant instant =
                    FIRST_CHECKED.plusMonths(month).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (zone.getRules().getOffset(instant).getTotalSeconds() % HOUR_SECONDS != 0) {
                throw new IllegalArgumentException(
                        "'"
                                + text
                                + "' is not a session: its clock differs from UTC by a part of an"
                                + " hour");
            }
        }
    }

    private static long aheadMillis(Matcher rule) {
        String hours = rule.group(2);
        if (hours == null) {
            return 0;
        }
        long millis = Long.parseLong(hours) * HOUR_MILLIS;
        return "-".equals(rule.group(1)) ? -millis : millis;
    }

    /** Time that the clock shows, counted as if it were UTC. */
    public long shownMillis(long utcMillis) {
        return utcMillis + offsetMillis(Instant.ofEpochMilli(utcMillis)) + aheadMillis;
    }

    private long offsetMillis(Instant instant) {
        return zone.getRules().getOffset(instant).getTotalSeconds() * SECOND_MILLIS;
    }

    /**
     * Time by which bars are cut, counted as if it were UTC: that of the clock, which does not go
     * back: while an hour is repeated it stands just before the end of that hour.
     */
    long clockMillis(long utcMillis) {
        Instant instant = Instant.ofEpochMilli(utcMillis);
        long shown = utcMillis + offsetMillis(instant);
        ZoneOffsetTransition change = zone.getRules().previousTransition(instant.plusNanos(1));
        if (change != null && change.isOverlap()) {
            shown = StrictMath.max(shown, endOfFirstPass(change) - 1);
        }
        return shown + aheadMillis;
    }

    private static long endOfFirstPass(ZoneOffsetTransition change) {
        return (change.toEpochSecond() + change.getOffsetBefore().getTotalSeconds())
                * SECOND_MILLIS;
    }

    /** First instant at which the clock shows a time or a later one, UTC epoch milliseconds. */
    long utcMillis(long clockMillis) {
        long localMillis = clockMillis - aheadMillis;
        var local =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(localMillis, SECOND_MILLIS),
                        (int) Math.floorMod(localMillis, SECOND_MILLIS) * MILLI_NANOS,
                        ZoneOffset.UTC);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.toEpochSecond() * SECOND_MILLIS;
        }
        ZoneOffset offset =
                change == null ? zone.getRules().getOffset(local) : change.getOffsetBefore();
        return localMillis - offset.getTotalSeconds() * SECOND_MILLIS;
    }

    /** Start of the bar that holds an instant, UTC epoch milliseconds. */
    public long startOf(BarSpec spec, long utcMillis) {
        return utcMillis(spec.startOnClock(clockMillis(utcMillis)));
    }

    /** End of the bar that holds an instant, which is the start of the next one. */
    public long endOf(BarSpec spec, long utcMillis) {
        return utcMillis(spec.nextOnClock(spec.startOnClock(clockMillis(utcMillis))));
    }

    @Override
    public String toString() {
        return text;
    }
}
