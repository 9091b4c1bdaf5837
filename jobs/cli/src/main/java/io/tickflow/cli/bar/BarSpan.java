package io.tickflow.cli.bar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Span of event times.
 *
 * @param fromMillis first instant, UTC epoch milliseconds
 * @param toMillis instant after the last
 */
record BarSpan(long fromMillis, long toMillis) {

    /** All times. */
    static final BarSpan ALL = new BarSpan(Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * Parses the bounds, each a UTC date or date and time; null for none.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    static BarSpan of(@Nullable String from, @Nullable String to) {
        var span =
                new BarSpan(
                        from == null ? ALL.fromMillis : millis("--from", from),
                        to == null ? ALL.toMillis : millis("--to", to));
        if (span.fromMillis >= span.toMillis) {
            throw new IllegalArgumentException(
                    "--from %s is not before --to %s".formatted(from, to));
        }
        return span;
    }

    private static long millis(String option, String text) {
        try {
            return instant(text.strip()).toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s: '%s' is no date or time in UTC, such as 2024-03-06 or 2024-03-06T10:00:00"
                            .formatted(option, text),
                    e);
        }
    }

    private static Instant instant(String text) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    /** End of a bar that is closed by the end of the span; the least instant without an end. */
    long endMillis() {
        return toMillis == Long.MAX_VALUE ? Long.MIN_VALUE : toMillis;
    }

    boolean holds(long millis) {
        return millis >= fromMillis && millis < toMillis;
    }
}
