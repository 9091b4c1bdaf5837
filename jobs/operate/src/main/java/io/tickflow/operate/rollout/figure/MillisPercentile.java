package io.tickflow.operate.rollout.figure;

/** 99th percentile of times from 0 to 60 s, exact to a millisecond. */
final class MillisPercentile {

    private static final double PERCENTILE = 0.99;
    private static final int MILLIS_MAX = 60_000;

    private final long[] cells = new long[MILLIS_MAX + 1];
    private long count;

    void add(long millis) {
        cells[(int) Math.max(0, Math.min(MILLIS_MAX, millis))]++;
        count++;
    }

    /** The percentile, milliseconds; NaN without any time. */
    double value() {
        if (count == 0) {
            return Double.NaN;
        }
        long rank = (long) Math.ceil(PERCENTILE * count);
        long seen = 0;
        int millis = -1;
        while (seen < rank) {
            seen += cells[++millis];
        }
        return millis;
    }

    long count() {
        return count;
    }
}
