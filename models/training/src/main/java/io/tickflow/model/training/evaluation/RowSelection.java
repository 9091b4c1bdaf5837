package io.tickflow.model.training.evaluation;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.LabelCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Selects the labelled ticks with a prediction, of several symbols, and counts the others. For one
 * use.
 */
public final class RowSelection {

    private final Target target;
    private final long fromMillis;
    private final List<JudgedSeries> series = new ArrayList<>();
    private long[] keys = new long[1024];
    private float[] probabilities = new float[1024];
    private int size;
    private LabelCounts counts = LabelCounts.NONE;
    private long unscored;

    /**
     * Creates an empty selection.
     *
     * @param fromMillis UTC time of the first tick to select
     */
    public RowSelection(Target target, long fromMillis) {
        this.target = target;
        this.fromMillis = fromMillis;
    }

    /**
     * Adds the ticks of a symbol.
     *
     * @param required column that must have a prediction
     * @param judged column of the probabilities to judge; rows without one are left out
     */
    public void add(JudgedSeries one, ProbabilityColumn required, ProbabilityColumn judged) {
        series.add(one);
        for (int row = 0; row < one.quotes().size(); row++) {
            byte labelled = one.label(row);
            if (one.quotes().millis(row) < fromMillis || labelled == Label.NOT_DUE) {
                continue;
            }
            if (Float.isNaN(required.get(row))) {
                unscored++;
            } else {
                counts = counts.with(labelled);
                if (labelled >= 0 && !Float.isNaN(judged.get(row))) {
                    append((long) (series.size() - 1) << Integer.SIZE | row, judged.get(row));
                }
            }
        }
    }

    private void append(long key, float probability) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + size / 2);
            probabilities = Arrays.copyOf(probabilities, size + size / 2);
        }
        keys[size] = key;
        probabilities[size++] = probability;
    }

    /** Selected rows. */
    public PredictedRows rows() {
        return new PredictedRows(
                target,
                List.copyOf(series),
                Arrays.copyOf(keys, size),
                Arrays.copyOf(probabilities, size));
    }

    /** Labels of the ticks with a prediction. */
    public LabelCounts counts() {
        return counts;
    }

    /** Ticks at which the label is asked, without a prediction: not ready or incomplete. */
    public long unscored() {
        return unscored;
    }
}
