package io.tickflow.cli.demo;

import org.HdrHistogram.Histogram;

/** Latencies of one section of the path, milliseconds. Not thread-safe. */
final class LatencyRecorder {

    private static final long HIGHEST_MILLIS = 3_600_000;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram histogram = new Histogram(HIGHEST_MILLIS, SIGNIFICANT_DIGITS);

    void record(long millis) {
        histogram.recordValue(Math.min(HIGHEST_MILLIS, Math.max(0, millis)));
    }

    long p99() {
        return histogram.getValueAtPercentile(99);
    }

    Percentiles percentiles() {
        return new Percentiles(
                histogram.getValueAtPercentile(50),
                p99(),
                histogram.getValueAtPercentile(99.9),
                histogram.getTotalCount());
    }
}
