package io.tickflow.connector.kafka;

import io.tickflow.connector.decode.RawRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks by Kafka's timestamps: every record of a partition appended before the watermark has
 * been read. Needs LogAppendTime. One instance a partition.
 */
public final class AppendTimes implements WatermarkGenerator<RawRecord> {

    /** Step between watermarks, as one for each record would cost more than the record. */
    private static final long STEP_MILLIS = 10;

    private static final String GROUP = "ticks";
    private static final Duration AHEAD_MAX = Duration.ofSeconds(30);
    private static final Duration UPDATE_INTERVAL = Duration.ofMillis(250);

    private long newestMillis = Long.MIN_VALUE + 1;
    private long emittedMillis = Long.MIN_VALUE;

    private AppendTimes() {}

    /**
     * Creates the strategy of a topic.
     *
     * @param idle silence after which a partition is not waited for any more. A partition read far
     *     ahead of the others is paused
     */
    public static WatermarkStrategy<RawRecord> strategy(Duration idle) {
        return WatermarkStrategy.<RawRecord>forGenerator(context -> new AppendTimes())
                .withIdleness(idle)
                .withWatermarkAlignment(GROUP, AHEAD_MAX, UPDATE_INTERVAL);
    }

    @Override
    public void onEvent(RawRecord record, long timestamp, WatermarkOutput output) {
        newestMillis = Math.max(newestMillis, record.appendTimeMillis());
        if (newestMillis - STEP_MILLIS >= emittedMillis) {
            emit(output);
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (newestMillis > emittedMillis) {
            emit(output);
        }
    }

    private void emit(WatermarkOutput output) {
        emittedMillis = newestMillis;
        output.emitWatermark(new Watermark(newestMillis - 1));
    }
}
