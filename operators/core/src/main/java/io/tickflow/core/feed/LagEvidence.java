package io.tickflow.core.feed;

import java.util.List;
import java.util.Locale;

/**
 * Infers a server's clock from the timestamps of Kafka: on a live feed these are UTC, and the
 * fastest tick arrives almost at once. Pure functions.
 */
final class LagEvidence {

    private static final int TICKS_MIN = 100;
    private static final long TENTH_MILLIS = 100;
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long HALF_HOUR_MILLIS = HOUR_MILLIS / 2;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final long TOLERANCE_MILLIS = 5 * MINUTE_MILLIS;
    private static final long OFFSET_MILLIS_MAX = 14 * HOUR_MILLIS;

    private LagEvidence() {}

    /**
     * Draws the conclusion from the lags.
     *
     * @param newestServerLocalMillis newest time on the server's clock; rules with daylight saving
     *     differ by season
     */
    static ClockFinding of(AppendLag lag, long newestServerLocalMillis) {
        if (lag.ticks() == 0) {
            return ClockFinding.none("there are no Kafka timestamps to compare with");
        }
        if (lag.ticks() < TICKS_MIN) {
            return ClockFinding.none(
                    "%d records with Kafka timestamps are too few, at least %d are needed"
                            .formatted(lag.ticks(), TICKS_MIN));
        }
        if (Math.abs(lag.smallestMillis()) > OFFSET_MILLIS_MAX + TOLERANCE_MILLIS) {
            return ClockFinding.none(seen(lag) + ": a replay tells nothing about a clock");
        }
        if (2 * lag.nearSmallest() < lag.ticks()) {
            return ClockFinding.none(
                    seen(lag)
                            + " and the slowest "
                            + text(lag.largestMillis())
                            + ": they did not arrive live");
        }
        long offsetMillis =
                -Math.floorDiv(lag.smallestMillis() + HALF_HOUR_MILLIS / 2, HALF_HOUR_MILLIS)
                        * HALF_HOUR_MILLIS;
        return Math.abs(lag.smallestMillis() + offsetMillis) > TOLERANCE_MILLIS
                ? ClockFinding.none(seen(lag) + ", which is not near a whole or half hour")
                : finding(lag, offsetMillis, newestServerLocalMillis);
    }

    private static ClockFinding finding(AppendLag lag, long offsetMillis, long serverLocalMillis) {
        ClockRule offset = ClockRule.ofOffset((int) (offsetMillis / SECOND_MILLIS));
        List<ClockRule> rules =
                ClockRule.ALL.stream()
                        .filter(rule -> rule.aheadMillis(serverLocalMillis) == offsetMillis)
                        .toList();
        return new ClockFinding(
                rules.isEmpty() ? List.of(offset) : rules,
                seen(lag) + ": if they arrived live, the server's clock is at " + offset + " now");
    }

    private static String seen(AppendLag lag) {
        return String.format(
                Locale.ROOT,
                "Kafka received the fastest of %,d ticks %s their server time",
                lag.ticks(),
                text(lag.smallestMillis()));
    }

    /** Formats a lag as {@code 3 h 0 min 1.5 s after}, in days if large. */
    private static String text(long lagMillis) {
        String side = lagMillis < 0 ? " before" : " after";
        long millis = Math.abs(lagMillis);
        if (millis > 2 * DAY_MILLIS) {
            return millis / DAY_MILLIS + " days" + side;
        }
        return String.format(
                Locale.ROOT,
                "%d h %d min %d.%d s%s",
                millis / HOUR_MILLIS,
                millis % HOUR_MILLIS / MINUTE_MILLIS,
                millis % MINUTE_MILLIS / SECOND_MILLIS,
                millis % SECOND_MILLIS / TENTH_MILLIS,
                side);
    }
}
