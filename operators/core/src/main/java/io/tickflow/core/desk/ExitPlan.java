package io.tickflow.core.desk;

/** Plan of a trade's exits: begun or not, when the next is due, stuck or not. */
final class ExitPlan {

    private static final int DOUBLINGS_MAX = 6;

    private boolean begun;
    private boolean stuck;
    private int failures;
    private long notBeforeMillis;

    /** No exit before {@code notBeforeMillis}, wall time. */
    ExitPlan(long notBeforeMillis) {
        this(false, false, 0, notBeforeMillis);
    }

    ExitPlan(boolean begun, boolean stuck, int failures, long notBeforeMillis) {
        this.begun = begun;
        this.stuck = stuck;
        this.failures = failures;
        this.notBeforeMillis = notBeforeMillis;
    }

    /** Starts closing, as the horizon has been reached. */
    void begin() {
        begun = true;
    }

    /** An exit reached its terminal state. If nothing was filled, the next one waits longer. */
    void ended(DeskOrder exit, DeskConfig config, long nowMillis) {
        if (!exit.filledQuantity().isBelow(exit.quantity())) {
            return;
        }
        failures = exit.filledQuantity().isPositive() ? 0 : failures + 1;
        int doublings = Math.min(DOUBLINGS_MAX, Math.max(0, failures - 1));
        notBeforeMillis = nowMillis + (config.exitRetryMillis() << doublings);
    }

    /** No more attempts until an operator resumes. */
    void giveUp() {
        stuck = true;
    }

    /** An operator wants a stuck trade to be closed: as many attempts again, from now on. */
    void resume(long nowMillis) {
        if (stuck) {
            stuck = false;
            failures = 0;
            notBeforeMillis = nowMillis;
        }
    }

    boolean due(long nowMillis) {
        return begun && !stuck && nowMillis >= notBeforeMillis;
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

    long notBeforeMillis() {
        return notBeforeMillis;
    }
}
