package io.tickflow.flink.metric;

import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * Durations of a piece of work, in microseconds, over the last {@value AgeHistogram#WINDOW}
 * measured ones: one in {@code every}. One thread.
 */
public final class WorkHistogram {

    private static final long NANOS_PER_MICRO = 1_000;

    private final Histogram histogram;
    private final int every;
    private int left = 1;
    private long startNanos;

    /**
     * Registers the histogram.
     *
     * @param name ends in {@code Micros}
     * @param every number of pieces of work of which the first is measured; 1 for all
     */
    public WorkHistogram(MetricGroup group, String name, int every) {
        this.histogram =
                group.histogram(name, new DescriptiveStatisticsHistogram(AgeHistogram.WINDOW));
        this.every = every;
    }

    /** Starts the measurement. */
    public void begin() {
        left--;
        if (left <= 0) {
            // Work that failed before its end is measured the next time.
            left = 0;
            startNanos = System.nanoTime();
        }
    }

    /** Ends the measurement started last. */
    public void end() {
        if (left == 0) {
            left = every;
            histogram.update((System.nanoTime() - startNanos) / NANOS_PER_MICRO);
        }
    }
}
