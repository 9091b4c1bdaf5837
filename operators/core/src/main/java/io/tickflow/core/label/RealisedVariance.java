package io.tickflow.core.label;

/** Sum of squared changes of mid on a grid of times around a tick, within its session. */
final class RealisedVariance {

    private RealisedVariance() {}

    /**
     * Variance of the past: over the grid of {@code steps} steps that ends at the tick; NaN if the
     * session is younger.
     */
    static double before(QuoteSeries series, int row, long stepMillis, int steps) {
        int start = series.sessionStart(row);
        long at = series.millis(row);
        if (series.millis(start) > at - steps * stepMillis) {
            return Double.NaN;
        }
        double sum = 0;
        double later = series.mid(row);
        int to = row + 1;
        for (int i = 1; i <= steps; i++) {
            int held = series.lastAtOrBefore(at - i * stepMillis, start, to);
            double change = later - series.mid(held);
            sum += change * change;
            later = series.mid(held);
            to = held + 1;
        }
        return sum;
    }

    /**
     * Variance of the future: over the grid of {@code steps} steps that starts at the tick; NaN if
     * the session ends before.
     */
    static double after(QuoteSeries series, int row, long stepMillis, int steps) {
        int end = series.sessionEnd(row);
        long at = series.millis(row);
        if (series.millis(end - 1) < at + steps * stepMillis) {
            return Double.NaN;
        }
        double sum = 0;
        double earlier = series.mid(row);
        int held = row;
        for (int i = 1; i <= steps; i++) {
            long until = at + i * stepMillis;
            while (held + 1 < end && series.millis(held + 1) <= until) {
                held++;
            }
            double change = series.mid(held) - earlier;
            sum += change * change;
            earlier = series.mid(held);
        }
        return sum;
    }
}
