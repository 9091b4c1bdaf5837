package io.tickflow.connector.kafka;

import io.tickflow.connector.decode.RawRecord;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks by Kafka's timestamps: every record of a partition appended before the watermark has
 * been read. Needs LogAppendTime. A partition that is silent for a while is not waited for, and its
 * time passes with the clock of this machine, so that the newest ticks of a topic do not wait for
 * the next one. One instance a partition.
 */
public final class AppendTimes implements WatermarkGenerator<RawRecord> {

    /** Step between watermarks, as one for each record would cost more than the record. */
    private static final long STEP_MILLIS = 10;

    private static final String GROUP = "ticks";
    private static final Duration AHEAD_MAX = Duration.ofSeconds(30);
    private static final Duration UPDATE_INTERVAL = Duration.ofMillis(250);
    private static final long NONE = Long.MIN_VALUE;

    private final Duration idle;
    private final LongSupplier nanos;
    private long newestMillis = NONE;
    private long emittedMillis = NONE;
    private long arrivedNanos;
    private boolean silent;

    AppendTimes(Duration idle, LongSupplier nanos) {
        this.idle = idle;
        this.nanos = nanos;
        arrivedNanos = nanos.getAsLong();
    }

    /**
     * Creates the strategy of a topic. A partition that is read far ahead of the others is paused.
     *
     * @param idle silence after which a partition is not waited for any more
     */
    public static WatermarkStrategy<RawRecord> strategy(Duration idle) {
        return WatermarkStrategy.<RawRecord>forGenerator(
                        context -> new AppendTimes(idle, System::nanoTime))
                .withWatermarkAlignment(GROUP, AHEAD_MAX, UPDATE_INTERVAL);
    }

    @Override
    public void onEvent(RawRecord record, long timestamp, WatermarkOutput output) {
        newestMillis = Math.max(newestMillis, record.appendTimeMillis());
        arrivedNanos = nanos.getAsLong();
        if (silent) {
            silent = false;
            output.markActive();
        }
        if (emittedMillis == NONE || newestMillis - 1 - emittedMillis >= STEP_MILLIS) {
            emit(newestMillis - 1, output);
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long silentNanos = nanos.getAsLong() - arrivedNanos;
        if (silentNanos >= idle.toNanos()) {
            passSilence(output);
        } else if (newestMillis != NONE) {
            emit(newestMillis - 1, output);
        }
    }

    private void passSilence(WatermarkOutput output) {
        if (!silent) {
            silent = true;
            if (newestMillis != NONE) {
                emit(newestMillis + idle.toMillis(), output);
            }
            output.markIdle();
        }
    }

    private void emit(long watermarkMillis, WatermarkOutput output) {
        if (watermarkMillis > emittedMillis) {
            emittedMillis = watermarkMillis;
            output.emitWatermark(new Watermark(watermarkMillis));
        }
    }
}
