package io.tickflow.model.training.data;

import io.tickflow.core.label.QuoteSeries;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Accepted ticks of one symbol in order: quotes and the input features of the model. Grows by
 * blocks, without copying. Not thread-safe.
 */
public final class FeatureSeries {

    private static final int BLOCK_ROWS = 1 << 14;

    private final QuoteSeries quotes;
    private final int width;
    private final List<float[]> blocks = new ArrayList<>();
    private final BitSet usable = new BitSet();
    private int size;

    public FeatureSeries(String symbol, int width) {
        this.quotes = new QuoteSeries(symbol);
        this.width = width;
    }

    public String symbol() {
        return quotes.symbol();
    }

    public int size() {
        return size;
    }

    public int width() {
        return width;
    }

    /** UTC time of a tick. */
    public long millis(int row) {
        return quotes.millis(row);
    }

    /** Quotes of the ticks, row by row. */
    public QuoteSeries quotes() {
        return quotes;
    }

    /** Returns true if a job would act on this tick: its vector is settled and complete. */
    public boolean isUsable(int row) {
        return usable.get(row);
    }

    /**
     * Appends the features of the newest quote, which is in {@link #quotes} already.
     *
     * @param positions positions of the model's features in {@code values}
     * @param settled true if {@code values} are settled
     */
    public void add(float[] values, int[] positions, boolean settled) {
        if (size % BLOCK_ROWS == 0) {
            blocks.add(new float[BLOCK_ROWS * width]);
        }
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
