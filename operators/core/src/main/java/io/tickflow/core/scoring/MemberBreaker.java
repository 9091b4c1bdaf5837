package io.tickflow.core.scoring;

import io.tickflow.model.contract.BreakerState;

/**
 * Circuit breaker of a member. A number of failed calls in a row opens it, and the member is left
 * alone; after a while a single call tries it again. Every opening that follows a short recovery
 * lasts twice as long as the one before, up to a bound. Time is an argument. One thread, except for
 * {@link #state}.
 */
public final class MemberBreaker {

    /** Duration of the first opening. */
    static final long OPEN_MILLIS_MIN = 1_000;

    /** Longest opening. */
    static final long OPEN_MILLIS_MAX = 60_000;

    private final int failuresMax;

    private volatile BreakerState state = BreakerState.CLOSED;
    private int failures;
    private int successes;
    private long openMillis;
    private long openUntilMillis;

    /**
     * Creates a closed breaker.
     *
     * @param failuresMax failed calls in a row that open it; above 0
     */
    public MemberBreaker(int failuresMax) {
        this.failuresMax = failuresMax;
    }

    /** State; {@link #tryAgain} ends an opening. */
    public BreakerState state() {
        return state;
    }

    /** Failed calls in a row. */
    public int failures() {
        return failures;
    }

    /** Duration of the present opening; 0 unless it is open. */
    public long openMillis() {
        return state == BreakerState.OPEN ? openMillis : 0;
    }

    /** Half-opens the breaker if its opening is over. */
    public void tryAgain(long nowMillis) {
        if (state == BreakerState.OPEN && nowMillis >= openUntilMillis) {
            state = BreakerState.HALF_OPEN;
        }
    }

    /** Notes a call that succeeded. */
    public void onSuccess() {
        failures = 0;
        successes++;
        state = BreakerState.CLOSED;
        if (successes >= failuresMax) {
            openMillis = 0;
        }
    }

    /** Notes a call that failed. */
    public void onFailure(long nowMillis) {
        failures++;
        successes = 0;
        if (state == BreakerState.HALF_OPEN || failures >= failuresMax) {
            state = BreakerState.OPEN;
            openMillis = Math.min(OPEN_MILLIS_MAX, Math.max(OPEN_MILLIS_MIN, 2 * openMillis));
            openUntilMillis = nowMillis + openMillis;
        }
    }
}
