package io.tickflow.settings;

import io.tickflow.core.instrument.SessionCalendar;
import io.tickflow.core.instrument.SessionCalendar.Session;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the properties of one calendar. */
final class CalendarReader {

    private static final String TIME_ZONE = "time-zone";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";
    private static final Set<String> PROPERTIES = Set.of(TIME_ZONE, OPEN, CLOSED);
    private static final String DAY = "(MON|TUE|WED|THU|FRI|SAT|SUN)";
    private static final String TIME = "([0-2][0-9]:[0-5][0-9])";

    private static final Pattern SESSION =
            Pattern.compile(DAY + " " + TIME + "\\s*-\\s*" + DAY + " " + TIME);

    private final OptionReader options;
    private final String name;
    private final Map<String, String> properties;

    CalendarReader(OptionReader options, String name, Map<String, String> properties) {
        this.options = options;
        this.name = name;
        this.properties = properties;
    }

    /** The calendar; {@code options} has its problems. */
    SessionCalendar read() {
        properties.keySet().stream()
                .filter(property -> !PROPERTIES.contains(property))
                .forEach(property -> problem(property, "is no property of a calendar"));
        return new SessionCalendar(zone(), sessions(), closed());
    }

    private ZoneId zone() {
        String zone = properties.getOrDefault(TIME_ZONE, "UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            problem(TIME_ZONE, "'" + zone + "' is no time zone, such as America/New_York");
            return ZoneId.of("UTC");
        }
    }

    private List<Session> sessions() {
        var sessions = new ArrayList<Session>();
        for (String text : list(OPEN)) {
            Matcher matcher = SESSION.matcher(text);
            if (matcher.matches()) {
                try {
                    sessions.add(
                            new Session(
                                    day(matcher.group(1)),
                                    LocalTime.parse(matcher.group(2)),
                                    day(matcher.group(3)),
                                    LocalTime.parse(matcher.group(4))));
                    continue;
                } catch (DateTimeException e) {
                    // Told below, as any other text.
                }
            }
            problem(OPEN, "'" + text + "' must be like SUN 17:00 - FRI 17:00");
        }
        return sessions;
    }

    private Set<LocalDate> closed() {
        var closed = new HashSet<LocalDate>();
        for (String text : list(CLOSED)) {
            try {
                closed.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                problem(CLOSED, "'" + text + "' must be a day like 2026-12-25");
            }
        }
        return closed;
    }

    private List<String> list(String property) {
        return List.of(properties.getOrDefault(property, "").split(";")).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static DayOfWeek day(String shortName) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(shortName)) {
                return day;
            }
        }
        throw new DateTimeException(shortName);
    }

    private void problem(String property, String requirement) {
        options.problem(
                InstrumentOptions.CALENDARS.key(name + '.' + property) + ": " + requirement);
    }
}
