package io.tickflow.core.risk;

/**
 * Entries that may leave now. Refilled by the wall clock; a clock that goes back refills nothing
 * and counts from there on.
 *
 * @param tokens entries that may leave, at {@code refilledAtMillis}
 * @param refilledAtMillis wall time of the last refill, epoch milliseconds
 */
public record TokenBucket(double tokens, long refilledAtMillis) {

    private static final double MILLIS_PER_SECOND = 1_000;

    /** A bucket that the first {@link #refilled} fills to the brim. */
    public static final TokenBucket NEW = new TokenBucket(0, Long.MIN_VALUE);

    /** The bucket at {@code nowMillis}. */
    public TokenBucket refilled(RiskConfig config, long nowMillis) {
        if (refilledAtMillis == NEW.refilledAtMillis) {
            return new TokenBucket(config.entryBurst(), nowMillis);
        }
        double elapsedSeconds = Math.max(0, nowMillis - refilledAtMillis) / MILLIS_PER_SECOND;
        double refilled = tokens + elapsedSeconds * config.entriesPerSecond();
        return new TokenBucket(Math.min(config.entryBurst(), refilled), nowMillis);
    }

    /** The bucket after one entry left. */
    public TokenBucket taken() {
        return new TokenBucket(tokens - 1, refilledAtMillis);
    }

    /** True if an entry may leave. */
    public boolean ready() {
        return tokens >= 1;
    }
}
