package io.tickflow.core.feature.quote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Price some time ago, in steps aligned to the epoch: the price held at the end of the step, so
 * with steps of 100 ms "one second ago" is 0.9 to 1.0 seconds ago.
 */
final class PriceHistory {

    private final long bucketMillis;
    private final double[] prices;
    private long newest;

    /** Of the newest step: its start, and its place. */
    private long newestMillis;

    private int newestSlot;

    /** Remembers {@code buckets} steps of {@code bucketMillis}, the one of now included. */
    PriceHistory(long bucketMillis, int buckets) {
        this.bucketMillis = bucketMillis;
        this.prices = new double[buckets];
    }

    /** Begins with {@code price}: before it there is nothing. */
    void start(long millis, double price) {
        Arrays.fill(prices, Double.NaN);
        setNewest(millis / bucketMillis);
        prices[newestSlot] = price;
    }

    /** Moves on to {@code millis}: {@code held} was the price until now, {@code price} follows. */
    void add(long millis, double held, double price) {
        if (millis - newestMillis >= bucketMillis) {
            moveTo(millis / bucketMillis, held);
        }
        prices[newestSlot] = price;
    }

    private void moveTo(long bucket, double held) {
        if (bucket - newest >= prices.length) {
            Arrays.fill(prices, held);
        } else {
            int slot = newestSlot;
            for (long passed = newest + 1; passed < bucket; passed++) {
                slot = slot + 1 == prices.length ? 0 : slot + 1;
                prices[slot] = held;
            }
        }
        setNewest(bucket);
    }

    private void setNewest(long bucket) {
        newest = bucket;
        newestMillis = bucket * bucketMillis;
        newestSlot = (int) (bucket % prices.length);
    }

    /**
     * The price {@code millis} before the last one added, NaN if the history is shorter.
     *
     * @param millis a multiple of the step, less than all of them
     */
    double before(long millis) {
        int slot = newestSlot - (int) (millis / bucketMillis);
        return prices[slot < 0 ? slot + prices.length : slot];
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (double price : prices) {
            out.writeDouble(price);
        }
    }

    void readFrom(DataInput in) throws IOException {
        setNewest(in.readLong());
        for (int i = 0; i < prices.length; i++) {
            prices[i] = in.readDouble();
        }
    }
}
