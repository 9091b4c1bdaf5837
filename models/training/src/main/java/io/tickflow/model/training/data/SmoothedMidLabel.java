package io.tickflow.model.training;

/**
 * The label {@code sm_N5}: 1 if the mean of the next five mids is above the mid now, 0 if below.
 * Ticks where both are equal have none, as have those whose next five are not all in the same
 * session.
 */
final class SmoothedMidLabel {

    static final String NAME = "sm_N5";

    /** Ticks that the label looks ahead. */
    static final int AHEAD = 5;

    static final byte DOWN = 0;
    static final byte UP = 1;
    static final byte NONE = -1;
    static final byte TIE = -2;

    /** Sums of differences below this share of the mid are rounding: a price step is far more. */
    private static final double ROUNDING = 1e-9;

    private SmoothedMidLabel() {}

    /** One of {@link #UP}, {@link #DOWN}, {@link #TIE}, {@link #NONE} for each tick. */
    static byte[] of(FeatureSeries series) {
        var labels = new byte[series.size()];
        int sessionEnd = series.size();
        for (int row = series.size() - 1; row >= 0; row--) {
            labels[row] = row + AHEAD < sessionEnd ? label(series, row) : NONE;
            if (series.startsSession(row)) {
                sessionEnd = row;
            }
        }
        return labels;
    }

    private static byte label(FeatureSeries series, int row) {
        double mid = series.mid(row);
        double above = 0;
        for (int i = 1; i <= AHEAD; i++) {
            above += series.mid(row + i) - mid;
        }
        if (Math.abs(above) <= ROUNDING * mid) {
            return TIE;
        }
        return above > 0 ? UP : DOWN;
    }
}
