package io.tickflow.sandbox.fault;

/**
 * Behaviour of one direction of a link.
 *
 * @param stalled whether nothing gets through, while connections stay
 * @param bytesPerSecond of all connections together
 * @param latencyMillis from when bytes came in to when they go out
 */
record LinkState(boolean stalled, long bytesPerSecond, long latencyMillis) {

    static final LinkState WELL = new LinkState(false, Long.MAX_VALUE, 0);
    static final LinkState STALLED = new LinkState(true, Long.MAX_VALUE, 0);

    LinkState {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("bytesPerSecond must be positive");
        }
        if (latencyMillis < 0) {
            throw new IllegalArgumentException("latencyMillis must not be negative");
        }
    }
}
