package io.tickflow.core.risk;

/**
 * Token bucket that limits the rate of entries. Refilled by the wall clock; after a step back it
 * refills nothing and continues from the new time.
 *
 * @param tokens entries allowed at {@code refilledAtMillis}
 * @param refilledAtMillis wall time of the last refill, epoch milliseconds
 */
public record TokenBucket(double tokens, long refilledAtMillis) {

    private static final double MILLIS_PER_SECOND = 1_000;

    /** New bucket, filled completely by the first {@link #refilled}. */
    public static final TokenBucket NEW = new TokenBucket(0, Long.MIN_VALUE);

    /** Returns the bucket refilled to {@code nowMillis}. */
    public TokenBucket refilled(RiskConfig config, long nowMillis) {
        if (refilledAtMillis == NEW.refilledAtMillis) {
            return new TokenBucket(config.entryBurst(), nowMillis);
        }
        double elapsedSeconds = Math.max(0, nowMillis - refilledAtMillis) / MILLIS_PER_SECOND;
        double refilled = tokens + elapsedSeconds * config.entriesPerSecond();
        return new TokenBucket(Math.min(config.entryBurst(), refilled), nowMillis);
    }

    /** Returns the bucket after one entry. */
    public TokenBucket taken() {
        return new TokenBucket(tokens - 1, refilledAtMillis);
    }

    /** Returns true if an entry is allowed. */
    public boolean hasToken() {
        return tokens >= 1;
    }
}
