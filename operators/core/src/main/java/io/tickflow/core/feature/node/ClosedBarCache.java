package io.tickflow.core.feature;

import org.jspecify.annotations.Nullable;

/**
 * The values of a symbol that only a closing bar changes, beside each other: a vector at each tick
 * then need not visit every indicator. No state: it follows from the rest. Not thread-safe.
 */
final class HeldValues {

    private static final long ALL = -1;

    private double @Nullable [] values;

    /** A bit for each bar series whose values may have changed. */
    private long stale = ALL;

    /**
     * Bars have closed.
     *
     * @param series a bit for each series that they are of
     */
    void forget(long series) {
        stale |= series;
    }

    /** State was read. */
    void forgetAll() {
        stale = ALL;
    }

    /**
     * Puts the held values into {@code moment}: as they were last, or computed now if they may have
     * changed.
     *
     * @param held the nodes that are held
     * @param from first place in the frame that may be one of theirs
     */
    void fill(Moment moment, Node[] held, int from) {
        double[] frame = moment.frame();
        if (values == null) {
            values = new double[frame.length - from];
        }
        if (stale != 0) {
            for (Node node : held) {
                if ((node.heldSeries() & stale) != 0) {
                    values[node.index() - from] = node.evaluate(moment);
                }
            }
            stale = 0;
        }
        System.arraycopy(values, 0, frame, from, values.length);
    }
}
