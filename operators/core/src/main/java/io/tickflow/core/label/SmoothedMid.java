package io.tickflow.core.label;

/**
 * Label {@code sm_N<k>}: 1 if the mean of the next k mids is above the current mid, 0 if below.
 *
 * @param ahead number of ticks ahead, k
 */
record SmoothedMid(int ahead) implements Label {

    @Override
    public String name() {
        return "sm_N" + ahead;
    }

    @Override
    public boolean isDirection() {
        return true;
    }

    @Override
    public byte[] of(QuoteSeries series) {
        var labels = new byte[series.size()];
        int sessionEnd = series.size();
        for (int row = series.size() - 1; row >= 0; row--) {
            labels[row] = row + ahead < sessionEnd ? label(series, row) : CUT;
            if (series.startsSession(row)) {
                sessionEnd = row;
            }
        }
        return labels;
    }

    @Override
    public long endMillis(QuoteSeries series, int row) {
        return series.millis(row + ahead);
    }

    private byte label(QuoteSeries series, int row) {
        double mid = series.mid(row);
        double above = 0;
        for (int i = 1; i <= ahead; i++) {
            above += series.mid(row + i) - mid;
        }
        return MidChange.label(above, mid);
    }
}
