package io.tickflow.core.signal;

/**
 * State of the signal checks for one symbol.
 *
 * @param lastCandidateMillis market time of the newest candidate, epoch milliseconds; {@link
 *     #NO_CANDIDATE} if none
 * @param regime last vote of the regime role
 */
public record SignalState(long lastCandidateMillis, RegimeVote regime) {

    public static final long NO_CANDIDATE = Long.MIN_VALUE;

    /** State of a symbol without any candidate. */
    public static final SignalState EMPTY = new SignalState(NO_CANDIDATE, RegimeVote.NONE);

    SignalState withCandidateAt(long eventTimeMillis) {
        return new SignalState(eventTimeMillis, regime);
    }

    SignalState withRegime(RegimeVote vote) {
        return new SignalState(lastCandidateMillis, vote);
    }

    /**
     * Returns true during the cooldown. A candidate from the future came from a wrong clock and
     * does not count.
     */
    boolean coolingDownAt(long eventTimeMillis, long cooldownMillis) {
        return lastCandidateMillis <= eventTimeMillis
                && lastCandidateMillis != NO_CANDIDATE
                && eventTimeMillis - lastCandidateMillis < cooldownMillis;
    }
}
