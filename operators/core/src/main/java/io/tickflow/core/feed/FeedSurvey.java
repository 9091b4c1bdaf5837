package io.tickflow.core.feed;

/**
 * Looks at the ticks of one symbol, as they come, and counts what a user has to know of a feed.
 * Refuses nothing and repairs nothing. Memory is bounded whatever comes. Not thread-safe.
 */
public final class FeedSurvey {

    private static final int FLAG_BID = 2;
    private static final int FLAG_ASK = 4;

    private final SilenceTally silences = new SilenceTally();
    private final PaceTally pace = new PaceTally();
    private final LagTally lag = new LagTally();
    private long rows;
    private long malformed;
    private long outOfOrder;
    private long equalTimes;
    private long crossed;
    private long locked;
    private long sideMissing;
    private long oneSideChanged;

    /** Time of the row before, whether or not it was in order. */
    private long beforeMillis;

    /** A survey that has seen nothing. */
    public FeedSurvey() {}

    /**
     * The next tick, of a file.
     *
     * @param serverLocalMillis time of the server's clock counted as if it were UTC, epoch
     *     milliseconds
     * @param bid price; NaN if there is none
     * @param ask price; NaN if there is none
     * @param flags MqlTick flag bits; 0 if unknown
     */
    public void add(long serverLocalMillis, double bid, double ask, int flags) {
        if (rows > 0) {
            follow(serverLocalMillis);
        }
        rows++;
        beforeMillis = serverLocalMillis;
        pace.add(serverLocalMillis);
        judge(bid, ask, flags);
    }

    /**
     * The next tick, of a Kafka topic.
     *
     * @param appendMillis timestamp of its record, UTC epoch milliseconds
     */
    public void add(long serverLocalMillis, double bid, double ask, int flags, long appendMillis) {
        add(serverLocalMillis, bid, ask, flags);
        lag.add(appendMillis - serverLocalMillis);
    }

    /** Further lines or records of the symbol could not be read. */
    public void addMalformed(long count) {
        malformed += count;
    }

    /** What the quotes seen so far were like. */
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

    /** The silences so far. */
    public Gaps gaps() {
        return silences.gaps();
    }

    /** When the ticks so far came; all zero before the first. */
    public Pace pace() {
        return pace.pace(silences.overADayMillis());
    }

    /** How late Kafka took them. */
    public AppendLag lag() {
        return lag.lag();
    }

    private void follow(long millis) {
        if (millis < beforeMillis) {
            outOfOrder++;
        } else if (millis == beforeMillis) {
            equalTimes++;
        }
        silences.add(beforeMillis, millis);
    }

    private void judge(double bid, double ask, int flags) {
        boolean bidChanged = (flags & FLAG_BID) != 0;
        boolean askChanged = (flags & FLAG_ASK) != 0;
        if (bidChanged != askChanged) {
            oneSideChanged++;
        }
        // Written so that NaN is missing too.
        if (!(bid > 0 && ask > 0)) {
            sideMissing++;
        } else if (bid > ask) {
            crossed++;
        } else if (bid == ask) {
            locked++;
        }
    }
}
