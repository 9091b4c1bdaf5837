package io.tickflow.core.label;

/**
 * Label {@code tb_<spreads>_<duration>}: 1 if mid rises by that many S within the duration before
 * it falls by as many, 0 if it falls first. If it does neither, the sign of the return over the
 * duration decides, as leaving such ticks out would select by the future. For the same reason a
 * tick whose duration reaches beyond its session has no label, even if mid touched a barrier.
 *
 * @param name name of the label
 * @param spreads distance of both barriers, in S at the tick
 * @param durationMillis time ahead
 */
record TripleBarrier(String name, double spreads, long durationMillis) implements Label {

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
            for (int row = start; row < end; row++) {
                labels[row] =
                        series.millis(end - 1) >= endMillis(series, row)
                                ? label(series, row, end)
                                : CUT;
            }
        }
        return labels;
    }

    private byte label(QuoteSeries series, int row, int end) {
        long untilMillis = endMillis(series, row);
        double mid = series.mid(row);
        double distance = spreads * series.typicalSpread(row);
        double change = 0;
        for (int at = row + 1; at < end && series.millis(at) <= untilMillis; at++) {
            change = series.mid(at) - mid;
            if (Math.abs(change) >= distance) {
                break;
            }
        }
        return MidChange.label(change, mid);
    }

    @Override
    public long endMillis(QuoteSeries series, int row) {
        return series.millis(row) + durationMillis;
    }
}
