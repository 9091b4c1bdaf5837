package io.tickflow.model.training.data;

/**
 * Label {@code sm_N5}: 1 if the mean of the next five mids is above the current mid, 0 if below. A
 * tick has no label if both are equal or if the next five ticks are not all in its session.
 */
public final class SmoothedMidLabel {

    public static final String NAME = "sm_N5";

    /** Number of ticks ahead that form the label. */
    public static final int AHEAD = 5;

    public static final byte DOWN = 0;
    public static final byte UP = 1;
    public static final byte NONE = -1;
    public static final byte TIE = -2;

    /**
     * Share of the mid below which a sum of differences is rounding; a price step is far larger.
     */
    private static final double ROUNDING = 1e-9;

    private SmoothedMidLabel() {}

    /** Labels each tick {@link #UP}, {@link #DOWN}, {@link #TIE} or {@link #NONE}. */
    public static byte[] of(FeatureSeries series) {
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
