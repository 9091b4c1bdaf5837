package io.tickflow.model.training.data;

/** Builder of series of one feature, for tests of the steps after the features. */
public final class SeriesBuilder {

    private static final int[] FIRST = {0};

    private final FeatureSeries series = new FeatureSeries("TEST", 1);

    public SeriesBuilder tick(long millis, double mid) {
        return tick(millis, mid, 0, true);
    }

    public SeriesBuilder tick(long millis, double mid, float feature, boolean settled) {
        series.quotes().add(millis, mid, 1, false);
        series.add(new float[] {feature}, FIRST, settled);
        return this;
    }

    public FeatureSeries series() {
        return series;
    }

    public LabelledSeries labelled() {
        return LabelledSeries.of(series);
    }
}
