package io.tickflow.core.label;

/**
 * Label {@code ret_<duration>}: 1 if the mid current after the duration is above the mid now, 0 if
 * below. Needs a tick of the session at that time or later.
 *
 * @param name name of the label
 * @param durationMillis time ahead
 */
record MidReturn(String name, long durationMillis) implements Label {

    @Override
    public boolean isDirection() {
        return true;
    }

    @Override
    public byte[] of(QuoteSeries series) {
        var labels = new byte[series.size()];
        int end;
        for (int start = 0; start < labels.length; start = end) {
            end = series.sessionEnd(start);
            label(series, start, end, labels);
        }
        return labels;
    }

    private void label(QuoteSeries series, int start, int end, byte[] labels) {
        int current = start;
        for (int row = start; row < end; row++) {
            long untilMillis = endMillis(series, row);
            while (current + 1 < end && series.millis(current + 1) <= untilMillis) {
                current++;
            }
            double mid = series.mid(row);
            labels[row] =
                    series.millis(end - 1) >= untilMillis
                            ? MidChange.label(series.mid(current) - mid, mid)
                            : CUT;
        }
    }

    @Override
    public long endMillis(QuoteSeries series, int row) {
        return series.millis(row) + durationMillis;
    }
}
