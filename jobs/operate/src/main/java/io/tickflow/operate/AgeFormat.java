package io.tickflow.operate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats ages and times for people. */
public final class AgeFormat {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private AgeFormat() {}

    /**
     * {@code 0.4 s}, {@code 12 s}, {@code 4 min 12 s}, {@code 3 h 5 min}, {@code 2 d 4 h}. Slightly
     * negative ages, of records that arrive during the probe, count as 0; larger ones stay
     * negative.
     */
    public static String text(long millis) {
        if (millis < 0 && millis > -10 * SECOND) {
            return "0.0 s";
        }
        if (millis < 0) {
            return "-" + text(-millis);
        }
        if (millis < 10 * SECOND) {
            return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND);
        }
        if (millis < MINUTE) {
            return millis / SECOND + " s";
        }
        if (millis < HOUR) {
            return two(millis, MINUTE, "min", SECOND, "s");
        }
        return millis < DAY
                ? two(millis, HOUR, "h", MINUTE, "min")
                : two(millis, DAY, "d", HOUR, "h");
    }

    /** {@code 2014-05-12 08:00:01 UTC}. */
    public static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }

    private static String two(long millis, long unit, String unitName, long part, String partName) {
        return millis / unit + " " + unitName + " " + millis % unit / part + " " + partName;
    }
}
