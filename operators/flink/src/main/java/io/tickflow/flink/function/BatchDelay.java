package io.tickflow.flink.function;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Delay of a batch that is not full yet. One row a call costs the model twice as much as one of
 * many, so vectors that are late anyway wait for more: a fiftieth of their age, 5 ms at most. A
 * vector younger than 100 ms never waits. Ages decide when a vector is scored and never what it
 * scores.
 */
final class BatchDelay {

    private static final long LATE_MILLIS = 100;
    private static final long SHARE = 50;
    private static final long MILLIS_MAX = 5;

    private final InstantSource clock;

    BatchDelay(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Time to wait for more vectors, 0 if none.
     *
     * @param appendTimeMillis timestamp of the Kafka record of the oldest vector; negative if it
     *     has none, which never waits
     */
    long nanos(long appendTimeMillis) {
        long ageMillis = clock.millis() - appendTimeMillis;
        return appendTimeMillis < 0 || ageMillis < LATE_MILLIS
                ? 0
                : TimeUnit.MILLISECONDS.toNanos(Math.min(ageMillis / SHARE, MILLIS_MAX));
    }
}
