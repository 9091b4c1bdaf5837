package io.tickflow.model.training;

/** Series of one feature, for tests of what comes after the features. */
final class SeriesBuilder {

    private static final int[] FIRST = {0};

    private final FeatureSeries series = new FeatureSeries("TEST", 1);

    SeriesBuilder tick(long millis, double mid) {
        return tick(millis, mid, 0, true);
    }

    SeriesBuilder tick(long millis, double mid, float feature, boolean settled) {
        series.add(millis, mid, new float[] {feature}, FIRST, settled);
        return this;
    }

    FeatureSeries series() {
        return series;
    }

    LabelledSeries labelled() {
        return LabelledSeries.of(series);
    }
}
