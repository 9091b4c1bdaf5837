package io.tickflow.core.feature.node;

import org.jspecify.annotations.Nullable;

/**
 * Caches values that change only when a bar closes, in one contiguous array: a vector at each tick
 * need not visit every indicator. Not state, since it follows from the rest. Not thread-safe.
 */
public final class ClosedBarCache {

    private static final long ALL = -1;

    private double @Nullable [] values;

    /** A bit for each bar series whose values may have changed. */
    private long stale = ALL;

    /**
     * Invalidates the values of some series.
     *
     * @param series a bit for each series of which a bar has closed
     */
    public void invalidate(long series) {
        stale |= series;
    }

    /** Invalidates everything: state was read. */
    public void invalidateAll() {
        stale = ALL;
    }

    /**
     * Copies the cached values into the frame of {@code context}, after computing those that are
     * stale.
     *
     * @param cached nodes whose values are cached
     * @param from first place in the frame that may be one of theirs
     */
    public void fill(TickContext context, Node[] cached, int from) {
        double[] frame = context.frame();
        if (values == null) {
            values = new double[frame.length - from];
        }
        if (stale != 0) {
            for (Node node : cached) {
                if ((node.cachedSeries() & stale) != 0) {
                    values[node.index() - from] = node.evaluate(context);
                }
            }
            stale = 0;
        }
        System.arraycopy(values, 0, frame, from, values.length);
    }
}
