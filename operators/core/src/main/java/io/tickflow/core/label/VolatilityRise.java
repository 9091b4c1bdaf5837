package io.tickflow.core.label;

/**
 * Label {@code rv_<duration>}: 1 if the realised variance of mid over the next duration is above
 * that over the past one, 0 if below, both on a grid of twelfths. Asked at each close of a sixth of
 * the duration: at the first tick of the session after each such time of UTC.
 *
 * @param name name of the label
 * @param durationMillis time ahead and back, a multiple of twelve
 */
public record VolatilityRise(String name, long durationMillis) implements Label {

    private static final int STEPS = 12;
    private static final int CLOSES = 6;
    private static final int LONG_PAST = 30;
    private static final double ROUNDING = 1e-9;

    @Override
    public boolean isDirection() {
        return false;
    }

    @Override
    public byte[] of(QuoteSeries series) {
        var labels = new byte[series.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = isClose(series, row) ? label(series, row) : NOT_DUE;
        }
        return labels;
    }

    /** Returns true if this label is asked at a tick. */
    public boolean isClose(QuoteSeries series, int row) {
        long length = durationMillis / CLOSES;
        return !series.startsSession(row)
                && Math.floorDiv(series.millis(row), length)
                        != Math.floorDiv(series.millis(row - 1), length);
    }

    private byte label(QuoteSeries series, int row) {
        double past = RealisedVariance.before(series, row, durationMillis / STEPS, STEPS);
        double next = RealisedVariance.after(series, row, durationMillis / STEPS, STEPS);
        if (Double.isNaN(past) || Double.isNaN(next)) {
            return CUT;
        }
        if (Math.abs(next - past) <= ROUNDING * (next + past)) {
            return TIE;
        }
        return next > past ? UP : DOWN;
    }

    /**
     * Variance of the past duration at a tick, over its mean in the past thirty durations; NaN if
     * the session is younger or nothing moved.
     */
    public double pastRatio(QuoteSeries series, int row) {
        long step = durationMillis / STEPS;
        double past = RealisedVariance.before(series, row, step, STEPS);
        double usual = RealisedVariance.before(series, row, step, STEPS * LONG_PAST) / LONG_PAST;
        return usual > 0 ? past / usual : Double.NaN;
    }

    @Override
    public long endMillis(QuoteSeries series, int row) {
        return series.millis(row) + durationMillis;
    }
}
