package io.tickflow.model.training;

/**
 * A series with its labels.
 *
 * @param series accepted ticks
 * @param labels one a tick, see {@link SmoothedMidLabel}
 */
record LabelledSeries(FeatureSeries series, byte[] labels) {

    static LabelledSeries of(FeatureSeries series) {
        return new LabelledSeries(series, SmoothedMidLabel.of(series));
    }

    /** Whether a model can be trained and judged on this tick. */
    boolean isExample(int row) {
        return labels[row] >= 0 && series.isUsable(row);
    }

    /** Whether only the equality of mean and mid keeps this tick from being an example. */
    boolean isTie(int row) {
        return labels[row] == SmoothedMidLabel.TIE && series.isUsable(row);
    }

    /** UTC time of the last tick that the label of an example looks at. */
    long labelEndMillis(int row) {
        return series.millis(row + SmoothedMidLabel.AHEAD);
    }
}
