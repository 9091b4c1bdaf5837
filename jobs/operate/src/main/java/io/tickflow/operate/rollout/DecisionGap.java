package io.tickflow.operate.rollout;

import io.tickflow.model.contract.Prediction;

/**
 * Last decision of one bundle and first decision of the one that takes its place. Pure. Not
 * thread-safe.
 */
final class DecisionGap implements EventFeed.Receiver {

    private final String digestBefore;
    private final String digestAfter;
    private final long fromMillis;
    private final boolean either;
    private long lastMillis;
    private long firstMillis;

    /**
     * Creates a gap with unknown ends.
     *
     * @param fromMillis earliest append time of a decision of the second bundle that counts
     */
    DecisionGap(String digestBefore, String digestAfter, long fromMillis) {
        this(digestBefore, digestAfter, fromMillis, false);
    }

    /**
     * Creates the same gap.
     *
     * @param either true if both bundles decide from then on, as in a canary
     */
    DecisionGap(String digestBefore, String digestAfter, long fromMillis, boolean either) {
        this.either = either;
        this.digestBefore = digestBefore;
        this.digestAfter = digestAfter;
        this.fromMillis = fromMillis;
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        boolean after = prediction.modelDigest().equals(digestAfter);
        boolean before = prediction.modelDigest().equals(digestBefore);
        if ((after || (either && before)) && appendMillis >= fromMillis) {
            firstMillis = firstMillis == 0 ? appendMillis : Math.min(firstMillis, appendMillis);
        } else if (after || before) {
            // The second bundle may have run before, and the first one not at all.
            lastMillis = Math.max(lastMillis, appendMillis);
        }
    }

    /** Append time of the last decision of the bundle before; 0 if unknown. */
    long lastMillis() {
        return lastMillis;
    }

    /** Append time of the first decision of the bundle after; 0 if unknown. */
    long firstMillis() {
        return firstMillis;
    }
}
