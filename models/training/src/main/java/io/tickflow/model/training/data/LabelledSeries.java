package io.tickflow.model.training.data;

/**
 * Series with its labels.
 *
 * @param series accepted ticks
 * @param labels label of each tick, see {@link SmoothedMidLabel}
 */
public record LabelledSeries(FeatureSeries series, byte[] labels) {

    public static LabelledSeries of(FeatureSeries series) {
        return new LabelledSeries(series, SmoothedMidLabel.of(series));
    }

    /** Returns true if this tick is fit for training and judging. */
    public boolean isExample(int row) {
        return labels[row] >= 0 && series.isUsable(row);
    }

    /** Returns true if only the equality of mean and mid excludes this tick. */
    public boolean isTie(int row) {
        return labels[row] == SmoothedMidLabel.TIE && series.isUsable(row);
    }

    /** UTC time of the last tick in the label of an example. */
    public long labelEndMillis(int row) {
        return series.millis(row + SmoothedMidLabel.AHEAD);
    }
}
