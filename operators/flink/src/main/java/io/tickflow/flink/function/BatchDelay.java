package io.tickflow.flink.function;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Delay of a batch that is not full yet. One row a call costs the model twice as much as one of
 * many, so vectors that are late anyway wait for more: a fiftieth of their age, 5 ms at most. A
 * vector younger than 100 ms never waits, nor does one of a feed too calm to fill a batch
 * meanwhile: a broker's clock that lags must not delay it. Ages and pace decide when a vector is
 * scored and never what it scores. Not thread-safe.
 */
final class BatchDelay {

    private static final long LATE_MILLIS = 100;
    private static final long SHARE = 50;
    private static final long MILLIS_MAX = 5;

    /** Rows that must be expected during a delay, by the pace of the batch before. */
    private static final int ROWS_WORTH_A_DELAY = 4;

    private final InstantSource clock;

    private long batchNanos;
    private boolean pacedBefore;

    /** Time between two vectors of the batch before. */
    private long intervalNanos = Long.MAX_VALUE;

    BatchDelay(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Measures the pace of vectors.
     *
     * @param rows vectors of a batch that is about to be scored
     * @param nowNanos {@link System#nanoTime}
     */
    void onBatch(int rows, long nowNanos) {
        intervalNanos = pacedBefore ? (nowNanos - batchNanos) / rows : Long.MAX_VALUE;
        batchNanos = nowNanos;
        pacedBefore = true;
    }

    /**
     * Time to wait for more vectors, 0 if none.
     *
     * @param appendTimeMillis timestamp of the Kafka record of the oldest vector; negative if it
     *     has none, which never waits
     */
    long nanos(long appendTimeMillis) {
        long ageMillis = clock.millis() - appendTimeMillis;
        if (appendTimeMillis < 0 || ageMillis < LATE_MILLIS) {
            return 0;
        }
        long nanos = TimeUnit.MILLISECONDS.toNanos(Math.min(ageMillis / SHARE, MILLIS_MAX));
        return nanos / ROWS_WORTH_A_DELAY < intervalNanos ? 0 : nanos;
    }
}
