package io.tickflow.connector.decode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/**
 * Parser of tick times in all forms published by bridges. Epoch numbers are seconds, milliseconds
 * or microseconds by magnitude. Like dates without a zone they are server time; a date with a zone
 * is already UTC.
 */
final class TickTime {

    private static final double SECONDS_BELOW = 1e11;
    private static final double MILLIS_BELOW = 1e14;
    private static final double EPOCH_MAX = 1e17;

    private static final DateTimeFormatter DATE_TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy[-][.][/]MM[-][.][/]dd['T'][ ]HH:mm[:ss]")
                    .appendOptional(DateTimeFormatter.ofPattern("[.SSSSSSSSS][.SSSSSS][.SSS]"))
                    .appendOptional(DateTimeFormatter.ofPattern("XXX"))
                    .toFormatter();

    private final FeedClock clock;

    TickTime(FeedClock clock) {
        this.clock = clock;
    }

    /**
     * UTC epoch milliseconds.
     *
     * @throws DateTimeException if it is neither a number nor a date
     */
    long utcMillis(String symbol, String text) {
        if (text.indexOf(':') >= 0) {
            return utcMillisOfDate(symbol, text);
        }
        try {
            return clock.toUtcMillis(symbol, epochMillis(text));
        } catch (NumberFormatException e) {
            throw new DateTimeException("not a time: " + text, e);
        }
    }

    private static long epochMillis(String text) {
        if (text.length() == 13 && text.indexOf('.') < 0) {
            return Long.parseLong(text);
        }
        double epoch = Double.parseDouble(text);
        if (!(epoch >= 0 && epoch < EPOCH_MAX)) {
            throw new DateTimeException("time out of range: " + text);
        }
        if (epoch < SECONDS_BELOW) {
            return Math.round(epoch * 1e3);
        }
        return epoch < MILLIS_BELOW ? (long) epoch : (long) (epoch / 1e3);
    }

    private long utcMillisOfDate(String symbol, String text) {
        TemporalAccessor date =
                DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        if (date instanceof OffsetDateTime zoned) {
            return zoned.toInstant().toEpochMilli();
        }
        Instant serverLocal = LocalDateTime.from(date).toInstant(ZoneOffset.UTC);
        return clock.toUtcMillis(symbol, serverLocal.toEpochMilli());
    }
}
