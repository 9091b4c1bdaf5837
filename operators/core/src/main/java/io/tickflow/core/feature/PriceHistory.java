package io.tickflow.core.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a price was some time ago, in steps aligned to the epoch: the price held at the end of the
 * step, so with steps of 100 ms "one second ago" is 0.9 to 1.0 seconds ago.
 */
final class PriceHistory {

    private final long bucketMillis;
    private final double[] prices;
    private long newest;

    /** Remembers {@code buckets} steps of {@code bucketMillis}, the one of now included. */
    PriceHistory(long bucketMillis, int buckets) {
        this.bucketMillis = bucketMillis;
        this.prices = new double[buckets];
    }

    /** Begins with {@code price}: before it there is nothing. */
    void start(long millis, double price) {
        Arrays.fill(prices, Double.NaN);
        newest = millis / bucketMillis;
        prices[slotOf(newest)] = price;
    }

    /** Moves on to {@code millis}: {@code held} was the price until now, {@code price} follows. */
    void add(long millis, double held, double price) {
        long bucket = millis / bucketMillis;
        long oldestToFill = StrictMath.max(newest + 1, bucket - prices.length + 1);
        for (long passed = oldestToFill; passed < bucket; passed++) {
            prices[slotOf(passed)] = held;
        }
        newest = bucket;
        prices[slotOf(bucket)] = price;
    }

    /**
     * The price {@code millis} before the last one added, NaN if the history is shorter.
     *
     * @param millis a multiple of the step, less than all of them
     */
    double before(long millis) {
        return prices[slotOf(newest - millis / bucketMillis)];
    }

    private int slotOf(long bucket) {
        return (int) (bucket % prices.length);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (double price : prices) {
            out.writeDouble(price);
        }
    }

    void readFrom(DataInput in) throws IOException {
        newest = in.readLong();
        for (int i = 0; i < prices.length; i++) {
            prices[i] = in.readDouble();
        }
    }
}
