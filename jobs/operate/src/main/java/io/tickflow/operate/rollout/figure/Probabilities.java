package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Prediction;
import java.util.Map;
import java.util.TreeMap;

/** Distribution of the probabilities of a bundle, in cells of 0.0005. */
final class Probabilities implements Figure {

    static final int CELLS = 2_000;

    private final long[] cells = new long[CELLS];
    private long count;

    /** The reverse of {@link #cells()}. */
    static Probabilities of(Map<Integer, Long> cells) {
        var probabilities = new Probabilities();
        cells.forEach(
                (cell, size) -> {
                    probabilities.cells[cell] = size;
                    probabilities.count += size;
                });
        return probabilities;
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        if (!prediction.abstained()) {
            cells[Math.min(CELLS - 1, (int) (prediction.probability() * CELLS))]++;
            count++;
        }
    }

    /** Number of probabilities in a cell. */
    long size(int cell) {
        return cells[cell];
    }

    /** Cells that are not empty. */
    Map<Integer, Long> cells() {
        Map<Integer, Long> filled = new TreeMap<>();
        for (int cell = 0; cell < CELLS; cell++) {
            if (cells[cell] > 0) {
                filled.put(cell, cells[cell]);
            }
        }
        return filled;
    }

    /** Mean of the probabilities; NaN without any. */
    @Override
    public double value() {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            sum += cells[cell] * (cell + 0.5) / CELLS;
        }
        return sum / count;
    }

    @Override
    public long count() {
        return count;
    }
}
