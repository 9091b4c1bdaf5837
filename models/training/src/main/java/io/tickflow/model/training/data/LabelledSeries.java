package io.tickflow.model.training.data;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.Labels;

/**
 * Series with its labels.
 *
 * @param series accepted ticks
 * @param labels label of each tick, see {@link #LABEL}
 */
public record LabelledSeries(FeatureSeries series, byte[] labels) {

    /** Label of a direction model. */
    public static final Label LABEL = Labels.SM_N5;

    public static LabelledSeries of(FeatureSeries series) {
        return new LabelledSeries(series, LABEL.of(series.quotes()));
    }

    /** Returns true if this tick is fit for training and judging. */
    public boolean isExample(int row) {
        return labels[row] >= 0 && series.isUsable(row);
    }

    /** Returns true if only the equality of mean and mid excludes this tick. */
    public boolean isTie(int row) {
        return labels[row] == Label.TIE && series.isUsable(row);
    }

    /** UTC time of the last tick in the label of an example. */
    public long labelEndMillis(int row) {
        return LABEL.endMillis(series.quotes(), row);
    }
}
