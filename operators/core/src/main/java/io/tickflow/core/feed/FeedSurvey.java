package io.tickflow.core.feed;

import org.jspecify.annotations.Nullable;

/**
 * Statistics of the ticks of one symbol, collected tick by tick for a user who judges a feed.
 * Rejects and repairs nothing. Memory is bounded for any input. Not thread-safe.
 */
public final class FeedSurvey {

    private static final int FLAG_BID = 2;
    private static final int FLAG_ASK = 4;

    private final SilenceTally silences = new SilenceTally();
    private final TickRateTally rate = new TickRateTally();
    private final LagTally lag = new LagTally();
    private long rows;
    private long malformed;
    private long outOfOrder;
    private long equalTimes;
    private long crossed;
    private long locked;
    private long sideMissing;
    private long oneSideChanged;
    private long backFromMillis;
    private long backToMillis;

    /** Time of the previous row, in order or not. */
    private long beforeMillis;

    /** Creates an empty survey. */
    public FeedSurvey() {}

    /**
     * Adds the next tick of a file.
     *
     * @param serverLocalMillis time on the server's clock read as UTC, epoch milliseconds
     * @param bid price; NaN if missing
     * @param ask price; NaN if missing
     * @param flags MqlTick flag bits; 0 if unknown
     */
    public void add(long serverLocalMillis, double bid, double ask, int flags) {
        if (rows > 0) {
            follow(serverLocalMillis);
        }
        rows++;
        beforeMillis = serverLocalMillis;
        rate.add(serverLocalMillis);
        judge(bid, ask, flags);
    }

    /**
     * Adds the next tick of a Kafka topic.
     *
     * @param appendMillis timestamp of its record, UTC epoch milliseconds
     */
    public void add(long serverLocalMillis, double bid, double ask, int flags, long appendMillis) {
        add(serverLocalMillis, bid, ask, flags);
        lag.add(appendMillis - serverLocalMillis);
    }

    /** Adds a number of unreadable lines or records. */
    public void addMalformed(long count) {
        malformed += count;
    }

    /** Counts of the quotes so far. */
    public QuoteCounts quotes() {
        return new QuoteCounts(
                rows,
                malformed,
                outOfOrder,
                equalTimes,
                crossed,
                locked,
                sideMissing,
                oneSideChanged);
    }

    /** Silences so far. */
    public Gaps gaps() {
        return silences.gaps();
    }

    /** Times and rate of the ticks so far; all zero before the first. */
    public TickRate tickRate() {
        return rate.rate(silences.overADayMillis());
    }

    /** Lag of Kafka's timestamps. */
    public AppendLag lag() {
        return lag.lag();
    }

    /** Autumn hour that the server's clock repeated under these ticks; null if there is none. */
    public @Nullable RepeatedHour repeatedHour() {
        return backFromMillis == 0 ? null : RepeatedHour.of(backFromMillis, backToMillis);
    }

    private void follow(long millis) {
        if (millis < beforeMillis) {
            outOfOrder++;
            stepBack(millis);
        } else if (millis == beforeMillis) {
            equalTimes++;
        }
        silences.add(beforeMillis, millis);
    }

    /** Keeps the first step back within readings that a server's clock shows twice. */
    private void stepBack(long millis) {
        if (backFromMillis == 0
                && beforeMillis - millis > RepeatedHour.STEP_MILLIS_MIN
                && RepeatedHour.of(beforeMillis, millis) != null) {
            backFromMillis = beforeMillis;
            backToMillis = millis;
        }
    }

    private void judge(double bid, double ask, int flags) {
        boolean bidChanged = (flags & FLAG_BID) != 0;
        boolean askChanged = (flags & FLAG_ASK) != 0;
        if (bidChanged != askChanged) {
            oneSideChanged++;
        }
        // Negated, so that NaN counts as missing, too.
        if (!(bid > 0 && ask > 0)) {
            sideMissing++;
        } else if (bid > ask) {
            crossed++;
        } else if (bid == ask) {
            locked++;
        }
    }
}
