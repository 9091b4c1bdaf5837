package io.tickflow.core.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a price was some time ago, up to 5 seconds, in steps of 100 ms aligned to the epoch: the
 * price held at the end of the step, so "one second ago" is 0.9 to 1.0 seconds ago.
 */
final class PriceHistory {

    private static final long BUCKET_MILLIS = 100;
    private static final int BUCKETS = 51;

    private final double[] prices = new double[BUCKETS];
    private long newest;

    /** Begins with {@code price}: before it there is nothing. */
    void start(long millis, double price) {
        Arrays.fill(prices, Double.NaN);
        newest = millis / BUCKET_MILLIS;
        prices[slotOf(newest)] = price;
    }

    /** Moves on to {@code millis}: {@code held} was the price until now, {@code price} follows. */
    void add(long millis, double held, double price) {
        long bucket = millis / BUCKET_MILLIS;
        long oldestToFill = StrictMath.max(newest + 1, bucket - BUCKETS + 1);
        for (long passed = oldestToFill; passed < bucket; passed++) {
            prices[slotOf(passed)] = held;
        }
        newest = bucket;
        prices[slotOf(bucket)] = price;
    }

    /**
     * The price {@code millis} before the last one added, NaN if the history is shorter.
     *
     * @param millis a multiple of 100, at most 5000
     */
    double before(long millis) {
        return prices[slotOf(newest - millis / BUCKET_MILLIS)];
    }

    private static int slotOf(long bucket) {
        return (int) (bucket % BUCKETS);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (double price : prices) {
            out.writeDouble(price);
        }
    }

    void readFrom(DataInput in) throws IOException {
        newest = in.readLong();
        for (int i = 0; i < BUCKETS; i++) {
            prices[i] = in.readDouble();
        }
    }
}
