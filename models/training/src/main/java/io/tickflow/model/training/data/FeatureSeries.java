package io.tickflow.model.training.data;

import io.tickflow.core.market.TickGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Accepted ticks of one symbol in order: time, mid and the input features of the model. Grows by
 * blocks, without copying. Not thread-safe.
 */
public final class FeatureSeries {

    private static final int BLOCK_ROWS = 1 << 14;

    private final String symbol;
    private final int width;
    private final List<float[]> blocks = new ArrayList<>();
    private final BitSet usable = new BitSet();
    private long[] millis = new long[BLOCK_ROWS];
    private double[] mids = new double[BLOCK_ROWS];
    private int size;

    public FeatureSeries(String symbol, int width) {
        this.symbol = symbol;
        this.width = width;
    }

    public String symbol() {
        return symbol;
    }

    public int size() {
        return size;
    }

    public int width() {
        return width;
    }

    /** UTC time of a tick. */
    public long millis(int row) {
        return millis[row];
    }

    public double mid(int row) {
        return mids[row];
    }

    /** Returns true if a job would act on this tick: its vector is settled and complete. */
    public boolean isUsable(int row) {
        return usable.get(row);
    }

    /**
     * Returns true if a session starts with this tick, so that it must not be compared with earlier
     * ticks.
     */
    public boolean startsSession(int row) {
        return row == 0 || millis[row] - millis[row - 1] >= TickGate.SESSION_GAP_MILLIS;
    }

    /**
     * Appends a tick.
     *
     * @param positions positions of the model's features in {@code values}
     * @param settled true if {@code values} are settled
     */
    public void add(long timeMillis, double mid, float[] values, int[] positions, boolean settled) {
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
    public void copyRow(int row, float[] target, int at) {
        System.arraycopy(blocks.get(row / BLOCK_ROWS), row % BLOCK_ROWS * width, target, at, width);
    }
}
