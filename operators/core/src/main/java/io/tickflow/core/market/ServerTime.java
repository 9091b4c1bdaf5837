package io.tickflow.core.market;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rule that converts the clock of a broker's server to UTC. Immutable and thread-safe.
 *
 * <p>Most MetaTrader servers keep their trading day aligned with New York's close at 17:00: their
 * clock is New York's plus seven hours, so it follows the daylight saving dates of the United
 * States, not those of a zone at its own longitude. No zone id expresses this, hence the form
 * {@code new-york+7h}.
 */
public final class ServerTime implements Serializable {

    /** UTC itself, without conversion. */
    public static final ServerTime UTC = new ServerTime("UTC", ZoneOffset.UTC, 0);

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Pattern NEW_YORK_RULE =
            Pattern.compile("(?i)new-york(?:([+-])(\\d{1,2})h)?");
    private static final int HOURS_MAX = 23;
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int SECOND_MILLIS = 1_000;
    private static final int MILLI_NANOS = 1_000_000;

    private final String text;
    private final ZoneId zone;
    private final long aheadMillis;

    private ServerTime(String text, ZoneId zone, long aheadMillis) {
        this.text = text;
        this.zone = zone;
        this.aheadMillis = aheadMillis;
    }

    /**
     * Parses a rule.
     *
     * @param rule {@code new-york+7h} (any whole number of hours, plus or minus), a zone id such as
     *     {@code Europe/Athens}, or a fixed offset such as {@code +03:00}
     * @throws IllegalArgumentException if it is none of these
     */
    public static ServerTime parse(String rule) {
        String trimmed = rule.strip();
        var matcher = NEW_YORK_RULE.matcher(trimmed);
        if (matcher.matches()) {
            return new ServerTime(trimmed, NEW_YORK, aheadOf(matcher.group(1), matcher.group(2)));
        }
        try {
            return new ServerTime(trimmed, ZoneId.of(trimmed), 0);
        } catch (DateTimeException e) {
            throw unreadable(rule, e);
        }
    }

    private static long aheadOf(@Nullable String sign, @Nullable String hours) {
        if (sign == null || hours == null) {
            return 0;
        }
        long count = Long.parseLong(hours);
        if (count > HOURS_MAX) {
            throw unreadable("new-york" + sign + hours + "h", null);
        }
        return sign.equals("-") ? -count * HOUR_MILLIS : count * HOUR_MILLIS;
    }

    private static IllegalArgumentException unreadable(String rule, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "server time rule '"
                        + rule
                        + "' is none of: new-york+7h (New York's clock plus hours), a zone id"
                        + " (Europe/Athens), a fixed offset (+03:00)",
                cause);
    }

    /**
     * UTC time of a reading of the server's clock. A reading in the hour repeated in autumn counts
     * as the first of the two, see {@link #repeatUtcMillis}; a reading in the hour skipped in
     * spring counts as if the clock had not yet been put forward.
     *
     * @param serverLocalMillis the server's date and time, counted as if they were UTC, in epoch
     *     milliseconds
     */
    public long toUtcMillis(long serverLocalMillis) {
        long localMillis = serverLocalMillis - aheadMillis;
        int offsetSeconds = zone.getRules().getOffset(local(localMillis)).getTotalSeconds();
        return localMillis - offsetSeconds * (long) SECOND_MILLIS;
    }

    /**
     * Later UTC time of a reading that the server's clock shows twice, in the hour repeated in
     * autumn; 0 for a reading shown once. {@link Tick#settledAfter} chooses by the order of ticks.
     *
     * @param serverLocalMillis as for {@link #toUtcMillis}
     */
    public long repeatUtcMillis(long serverLocalMillis) {
        ZoneRules rules = zone.getRules();
        if (rules.isFixedOffset()) {
            return 0;
        }
        long localMillis = serverLocalMillis - aheadMillis;
        ZoneOffsetTransition transition = rules.getTransition(local(localMillis));
        return transition == null || transition.isGap()
                ? 0
                : localMillis
                        - transition.getOffsetAfter().getTotalSeconds() * (long) SECOND_MILLIS;
    }

    private static LocalDateTime local(long localMillis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(localMillis, SECOND_MILLIS),
                Math.floorMod(localMillis, SECOND_MILLIS) * MILLI_NANOS,
                ZoneOffset.UTC);
    }

    /**
     * Reading of the server's clock at an instant, counted as if it were UTC; the inverse of {@link
     * #toUtcMillis} except in the hour repeated in autumn.
     */
    public long toServerLocalMillis(long utcMillis) {
        int offsetSeconds =
                zone.getRules().getOffset(Instant.ofEpochMilli(utcMillis)).getTotalSeconds();
        return utcMillis + offsetSeconds * (long) SECOND_MILLIS + aheadMillis;
    }

    /** Rule as configured. */
    @Override
    public String toString() {
        return text;
    }
}
