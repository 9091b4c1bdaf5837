package io.tickflow.core.instrument;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weekly trading sessions in the time of a zone, and days without any.
 *
 * @param zone zone of all times
 * @param sessions open times; empty means always
 * @param closed days on which it is closed from midnight to midnight
 */
public record SessionCalendar(ZoneId zone, List<Session> sessions, Set<LocalDate> closed)
        implements Serializable {

    /** Open day and night. */
    public static final SessionCalendar ALWAYS =
            new SessionCalendar(ZoneId.of("UTC"), List.of(), Set.of());

    /** A time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int DAYS_AHEAD_MAX = 60;

    /** Takes copies; days are sorted, so that equal calendars have equal texts. */
    public SessionCalendar {
        sessions = List.copyOf(sessions);
        closed = java.util.Collections.unmodifiableSet(new TreeSet<>(closed));
    }

    /**
     * Weekly session; one that ends at or before its start lasts into the next week.
     *
     * @param from first day
     * @param opens time on it
     * @param to last day
     * @param closes time on it
     */
    public record Session(DayOfWeek from, LocalTime opens, DayOfWeek to, LocalTime closes)
            implements Serializable {

        private static final int SECONDS_OF_DAY = 86_400;
        private static final int SECONDS_OF_WEEK = 7 * SECONDS_OF_DAY;

        boolean contains(LocalDateTime time) {
            int start = second(from, opens);
            int length = Math.floorMod(second(to, closes) - start - 1, SECONDS_OF_WEEK) + 1;
            int since =
                    Math.floorMod(
                            second(time.getDayOfWeek(), time.toLocalTime()) - start,
                            SECONDS_OF_WEEK);
            return since < length;
        }

        private static int second(DayOfWeek day, LocalTime time) {
            return (day.getValue() - 1) * SECONDS_OF_DAY + time.toSecondOfDay();
        }
    }

    /** True if the market is open at {@code millis}, UTC epoch milliseconds. */
    public boolean isOpen(long millis) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
        return !closed.contains(time.toLocalDate())
                && (sessions.isEmpty()
                        || sessions.stream().anyMatch(session -> session.contains(time)));
    }

    /**
     * First time from {@code millis} on at which the market is open; {@link #NEVER} if that is not
     * within 60 days.
     */
    public long nextOpenMillis(long millis) {
        if (isOpen(millis)) {
            return millis;
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
        var starts = new TreeSet<>(Set.of(LocalTime.MIDNIGHT));
        sessions.forEach(session -> starts.add(session.opens()));
        for (int i = 0; i <= DAYS_AHEAD_MAX; i++) {
            for (LocalTime start : starts) {
                long at = day.plusDays(i).atTime(start).atZone(zone).toInstant().toEpochMilli();
                if (at > millis && isOpen(at)) {
                    return at;
                }
            }
        }
        return NEVER;
    }
}
