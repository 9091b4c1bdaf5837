package io.tickflow.core.desk;

import io.tickflow.core.instrument.SessionCalendar;

/** Plan of a trade's exits: begun or not, when the next is due, stuck or not. */
final class ExitPlan {

    private static final int DOUBLINGS_MAX = 6;

    /** A market that is closed against its calendar is asked this much more rarely. */
    private static final int CLOSED_FACTOR = 16;

    private boolean begun;
    private boolean stuck;
    private int failures;
    private int closures;
    private long notBeforeMillis;

    /** No exit before {@code notBeforeMillis}, wall time. */
    ExitPlan(long notBeforeMillis) {
        this(false, false, 0, 0, notBeforeMillis);
    }

    ExitPlan(boolean begun, boolean stuck, int failures, int closures, long notBeforeMillis) {
        this.begun = begun;
        this.stuck = stuck;
        this.failures = failures;
        this.closures = closures;
        this.notBeforeMillis = notBeforeMillis;
    }

    /** Starts closing, as the horizon has been reached. */
    void begin() {
        begun = true;
    }

    /**
     * An exit reached its terminal state. If nothing was filled, the next one waits longer. That
     * the market is closed is no failure: the next one waits for the session.
     *
     * @param calendar sessions of the symbol
     */
    void ended(
            DeskOrder exit,
            boolean marketClosed,
            SessionCalendar calendar,
            DeskConfig config,
            long nowMillis) {
        if (exit.filledQuantity().isPositive()) {
            failures = 0;
            closures = 0;
            stuck = false;
        } else if (marketClosed) {
            closures++;
        } else {
            failures++;
        }
        if (exit.filledQuantity().isBelow(exit.quantity())) {
            long opensAtMillis = marketClosed ? calendar.nextOpenMillis(nowMillis) : nowMillis;
            boolean isSessionKnown =
                    opensAtMillis > nowMillis && opensAtMillis != SessionCalendar.NEVER;
            notBeforeMillis =
                    isSessionKnown ? opensAtMillis : nowMillis + waitMillis(config, marketClosed);
        }
    }

    /** Exits have failed so often that a person should know; they go on, slowly. */
    void giveUp() {
        stuck = true;
    }

    /** Tries again from now on, as if nothing had failed. */
    void retry(long nowMillis) {
        stuck = false;
        failures = 0;
        closures = 0;
        notBeforeMillis = nowMillis;
    }

    boolean due(long nowMillis) {
        return begun && nowMillis >= notBeforeMillis;
    }

    /** Wall time of the next exit, if the horizon is reached at {@code horizonAtMillis}. */
    long dueAtMillis(long horizonAtMillis) {
        return begun ? notBeforeMillis : Math.max(notBeforeMillis, horizonAtMillis);
    }

    boolean begun() {
        return begun;
    }

    boolean stuck() {
        return stuck;
    }

    int failures() {
        return failures;
    }

    /** Exits in a row that were refused because the market is closed. */
    int closures() {
        return closures;
    }

    long notBeforeMillis() {
        return notBeforeMillis;
    }

    private long waitMillis(DeskConfig config, boolean marketClosed) {
        int steps = marketClosed ? closures : failures;
        int doublings = Math.min(DOUBLINGS_MAX, Math.max(0, steps - 1));
        return (config.exitRetryMillis() << doublings) * (marketClosed ? CLOSED_FACTOR : 1);
    }
}
