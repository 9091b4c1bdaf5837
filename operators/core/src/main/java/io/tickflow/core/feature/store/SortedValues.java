package io.tickflow.core.feature.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of a ring in ascending order, sorted when they are first asked for and kept in order from
 * then on: a replacement costs one search and one shift. Not thread-safe.
 */
final class SortedValues {

    private double @Nullable [] ascending;
    private boolean isInOrder;

    /** Forgets the order: the values have changed. */
    void invalidate() {
        isInOrder = false;
    }

    /** Replaces a value, if the values are in order; both may be NaN. */
    void replace(double old, double x) {
        double[] values = ascending;
        if (!isInOrder || values == null) {
            return;
        }
        if (Double.isNaN(old) || Double.isNaN(x)) {
            isInOrder = false;
            return;
        }
        int hole = Arrays.binarySearch(values, old);
        int found = Arrays.binarySearch(values, x);
        int to = found < 0 ? -found - 1 : found;
        if (to > hole) {
            to--;
            System.arraycopy(values, hole + 1, values, hole, to - hole);
        } else {
            System.arraycopy(values, to, values, to + 1, hole - to);
        }
        values[to] = x;
    }

    /**
     * The values in ascending order, not to be changed.
     *
     * @param ring all values, none of them NaN
     */
    double[] of(double[] ring) {
        double[] values = ascending == null ? new double[ring.length] : ascending;
        if (!isInOrder) {
            System.arraycopy(ring, 0, values, 0, ring.length);
            Arrays.sort(values);
            ascending = values;
            isInOrder = true;
        }
        return values;
    }
}
