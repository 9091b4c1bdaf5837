package io.tickflow.cli.tick;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Text of times by the clock of a file. */
final class FileTimes {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private FileTimes() {}

    static String text(long localMillis) {
        return TIME.format(Instant.ofEpochMilli(localMillis));
    }
}
