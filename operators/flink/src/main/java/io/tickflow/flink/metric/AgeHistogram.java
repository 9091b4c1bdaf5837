package io.tickflow.flink.metric;

import java.time.InstantSource;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * Ages of records at a stage, in milliseconds, over the last {@value #WINDOW} measured ones. One
 * record in {@code every} is: a look at the clock costs more than the rest of a metric. One writer
 * thread.
 */
public final class AgeHistogram {

    static final int WINDOW = 2_000;

    private final Histogram histogram;
    private final InstantSource clock;
    private final int every;
    private int left = 1;

    /**
     * Registers the histogram.
     *
     * @param name ends in {@code Millis}
     * @param every number of records of which the first is measured; 1 for all
     */
    public AgeHistogram(MetricGroup group, String name, int every, InstantSource clock) {
        this.histogram = group.histogram(name, new DescriptiveStatisticsHistogram(WINDOW));
        this.clock = clock;
        this.every = every;
    }

    /** Records the passing of a record of {@code fromMillis}, epoch milliseconds. */
    public void passed(long fromMillis) {
        if (--left == 0) {
            left = every;
            histogram.update(clock.millis() - fromMillis);
        }
    }
}
