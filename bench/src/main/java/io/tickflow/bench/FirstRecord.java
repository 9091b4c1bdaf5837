package io.tickflow.bench;

import io.tickflow.connector.kafka.RawRecord;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;

/**
 * Starts the stopwatch at the first record of a job, so that the start of the cluster does not
 * count. One job at a time in this process.
 */
final class FirstRecord implements MapFunction<RawRecord, RawRecord> {

    private static final AtomicReference<@Nullable Stopwatch> STOPWATCH = new AtomicReference<>();

    /** Takes the stopwatch of the ended job; the next job starts another. */
    static Stopwatch take() {
        Stopwatch started = STOPWATCH.getAndSet(null);
        if (started == null) {
            throw new IllegalStateException("no record passed");
        }
        return started;
    }

    @Override
    public RawRecord map(RawRecord record) {
        if (STOPWATCH.get() == null) {
            STOPWATCH.compareAndSet(null, Stopwatch.start());
        }
        return record;
    }
}
