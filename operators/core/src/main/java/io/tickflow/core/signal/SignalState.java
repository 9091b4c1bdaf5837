package io.tickflow.core.signal;

/**
 * What the checks remember of one symbol.
 *
 * @param lastCandidateMillis market time of the newest candidate, epoch milliseconds; {@link
 *     #NO_CANDIDATE} if none
 */
public record SignalState(long lastCandidateMillis) {

    public static final long NO_CANDIDATE = Long.MIN_VALUE;

    /** A symbol that never had a candidate. */
    public static final SignalState EMPTY = new SignalState(NO_CANDIDATE);

    SignalState withCandidateAt(long eventTimeMillis) {
        return new SignalState(eventTimeMillis);
    }

    /** A candidate from the future was one of a wrong clock and cools nothing down. */
    boolean coolingDownAt(long eventTimeMillis, long cooldownMillis) {
        return lastCandidateMillis <= eventTimeMillis
                && lastCandidateMillis != NO_CANDIDATE
                && eventTimeMillis - lastCandidateMillis < cooldownMillis;
    }
}
