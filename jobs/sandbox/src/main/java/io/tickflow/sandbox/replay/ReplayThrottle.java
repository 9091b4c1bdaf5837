package io.tickflow.sandbox.replay;

/** Holds a tick back until it may be published. */
interface ReplayThrottle {

    /**
     * Waits until the next tick may go.
     *
     * @param published ticks so far
     * @param serverLocalMillis time of the next tick
     * @param whileWaiting called every few milliseconds of a wait
     */
    void awaitTurn(long published, long serverLocalMillis, Runnable whileWaiting)
            throws InterruptedException;
}
