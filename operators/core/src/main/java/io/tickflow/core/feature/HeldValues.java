package io.tickflow.core.feature;

import org.jspecify.annotations.Nullable;

/**
 * The values of a symbol that only a closing bar changes, beside each other: a vector at each tick
 * then need not visit every indicator. No state: it follows from the rest. Not thread-safe.
 */
final class HeldValues {

    private double @Nullable [] values;
    private boolean current;

    /** A bar has closed, or state was read. */
    void forget() {
        current = false;
    }

    /**
     * Puts the held values into {@code moment}: as they were last, or computed now if they may have
     * changed.
     *
     * @param nodes all of them, the first {@code from} of which are none of ours
     */
    void fill(Moment moment, Node[] nodes, int from) {
        if (values == null) {
            values = new double[nodes.length - from];
        }
        if (current) {
            System.arraycopy(values, 0, moment.frame(), from, values.length);
            return;
        }
        for (int i = from; i < nodes.length; i++) {
            if (nodes[i].isHeld()) {
                moment.compute(nodes[i]);
                values[i - from] = moment.value(nodes[i]);
            }
        }
        current = true;
    }
}
