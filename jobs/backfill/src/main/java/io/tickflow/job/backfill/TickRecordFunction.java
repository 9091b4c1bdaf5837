package io.tickflow.job.backfill;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.job.history.tick.RecordedTick;
import io.tickflow.job.history.tick.TickRecorder;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Shell of {@link TickRecorder}. */
final class TickRecordFunction extends RichFlatMapFunction<RawRecord, RecordedTick> {

    private final FeedClock clock;

    private transient TickRecorder recorder;

    TickRecordFunction(FeedClock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        recorder = new TickRecorder(clock);
    }

    @Override
    public void flatMap(RawRecord record, Collector<RecordedTick> out) {
        RecordedTick tick = recorder.read(record);
        if (tick != null) {
            out.collect(tick);
        }
    }
}
