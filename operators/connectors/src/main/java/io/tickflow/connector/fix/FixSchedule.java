package io.tickflow.connector.fix;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Session times of a broker: weekly from a day to a day, or daily.
 *
 * @param startDay day of the logon; null if daily
 * @param start time of the logon
 * @param endDay day of the logout; null if daily
 * @param end time of the logout
 * @param zone zone of these times
 */
public record FixSchedule(
        @Nullable DayOfWeek startDay,
        LocalTime start,
        @Nullable DayOfWeek endDay,
        LocalTime end,
        ZoneId zone)
        implements Serializable {

    private static final String DAY = "(?:(MON|TUE|WED|THU|FRI|SAT|SUN) )?";
    private static final String TIME = "([0-2][0-9]:[0-5][0-9])";
    private static final Pattern TEXT = Pattern.compile(DAY + TIME + "\\s*-\\s*" + DAY + TIME);

    /**
     * Parses {@code SUN 17:00 - FRI 17:00}, or {@code 17:05 - 17:00} for every day.
     *
     * @return empty if the text is neither
     */
    public static Optional<FixSchedule> parse(String text, ZoneId zone) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || (matcher.group(1) == null) != (matcher.group(3) == null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new FixSchedule(
                            day(matcher.group(1)),
                            LocalTime.parse(matcher.group(2)),
                            day(matcher.group(3)),
                            LocalTime.parse(matcher.group(4)),
                            zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** True between logon and logout. */
    boolean isOpen(long nowMillis) {
        ZonedDateTime now = Instant.ofEpochMilli(nowMillis).atZone(zone);
        ZonedDateTime begun = next(now, startDay, start).minusDays(period());
        return now.isBefore(next(begun, endDay, end));
    }

    /** Wall time of the next logon, epoch milliseconds. */
    long nextStartMillis(long nowMillis) {
        ZonedDateTime now = Instant.ofEpochMilli(nowMillis).atZone(zone);
        return next(now, startDay, start).toInstant().toEpochMilli();
    }

    /** The times as {@link #parse} reads them, with their zone. */
    String text() {
        return "%s - %s %s".formatted(text(startDay, start), text(endDay, end), zone);
    }

    private int period() {
        return startDay == null ? 1 : DayOfWeek.values().length;
    }

    /** The first such time after another one. */
    private ZonedDateTime next(ZonedDateTime after, @Nullable DayOfWeek day, LocalTime time) {
        ZonedDateTime sameDay = after.with(time);
        ZonedDateTime found =
                day == null ? sameDay : sameDay.with(TemporalAdjusters.nextOrSame(day));
        return found.isAfter(after) ? found : found.plusDays(period());
    }

    private static String text(@Nullable DayOfWeek day, LocalTime time) {
        return day == null ? time.toString() : day.name().substring(0, 3) + ' ' + time;
    }

    private static @Nullable DayOfWeek day(@Nullable String shortName) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (shortName != null && day.name().startsWith(shortName)) {
                return day;
            }
        }
        return null;
    }
}
