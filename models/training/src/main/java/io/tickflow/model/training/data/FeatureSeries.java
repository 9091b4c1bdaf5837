package io.tickflow.model.training;

import io.tickflow.core.market.TickGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The accepted ticks of one symbol in their order: time, mid, and the features that the model
 * reads. Grows by blocks, so that it is never copied whole. Not thread-safe.
 */
final class FeatureSeries {

    private static final int BLOCK_ROWS = 1 << 14;

    private final String symbol;
    private final int width;
    private final List<float[]> blocks = new ArrayList<>();
    private final BitSet usable = new BitSet();
    private long[] millis = new long[BLOCK_ROWS];
    private double[] mids = new double[BLOCK_ROWS];
    private int size;

    FeatureSeries(String symbol, int width) {
        this.symbol = symbol;
        this.width = width;
    }

    String symbol() {
        return symbol;
    }

    int size() {
        return size;
    }

    int width() {
        return width;
    }

    /** UTC time of a tick. */
    long millis(int row) {
        return millis[row];
    }

    double mid(int row) {
        return mids[row];
    }

    /** Whether a job would act on this tick: its vector is settled and has no missing value. */
    boolean isUsable(int row) {
        return usable.get(row);
    }

    /** Whether a session starts with this tick: nothing before it may be compared with it. */
    boolean startsSession(int row) {
        return row == 0 || millis[row] - millis[row - 1] >= TickGate.SESSION_GAP_MILLIS;
    }

    /**
     * Appends a tick.
     *
     * @param positions where the model's features stand in {@code values}
     * @param settled whether {@code values} are
     */
    void add(long timeMillis, double mid, float[] values, int[] positions, boolean settled) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, size + size / 2);
            mids = Arrays.copyOf(mids, size + size / 2);
        }
        if (size % BLOCK_ROWS == 0) {
            blocks.add(new float[BLOCK_ROWS * width]);
        }
        millis[size] = timeMillis;
        mids[size] = mid;
        float[] block = blocks.get(size / BLOCK_ROWS);
        int at = size % BLOCK_ROWS * width;
        boolean complete = true;
        for (int position : positions) {
            block[at++] = values[position];
            complete &= !Float.isNaN(values[position]);
        }
        usable.set(size, settled && complete);
        size++;
    }

    /** Copies the features of a tick to {@code target} from {@code at}. */
    void copyRow(int row, float[] target, int at) {
        System.arraycopy(blocks.get(row / BLOCK_ROWS), row % BLOCK_ROWS * width, target, at, width);
    }
}
