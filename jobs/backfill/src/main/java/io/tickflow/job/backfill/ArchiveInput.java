package io.tickflow.job.backfill;

import io.tickflow.core.market.Tick;
import io.tickflow.flink.edge.EdgeType;
import io.tickflow.job.backfill.source.HistorySource;
import io.tickflow.job.backfill.source.TickArchive;
import io.tickflow.job.history.tick.RecordedTick;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads history from an archive. */
final class ArchiveInput implements BackfillInput {

    private final TickArchive archive;
    private final boolean ofTicks;

    /**
     * @param ofTicks true if the archive has ticks as the feed gave them, false if it has quotes of
     *     tables
     */
    ArchiveInput(TickArchive archive, boolean ofTicks) {
        this.archive = archive;
        this.ofTicks = ofTicks;
    }

    @Override
    public String origin() {
        return archive.origin();
    }

    @Override
    public Streams open(StreamExecutionEnvironment env, SignalJobConfig config, boolean bounded) {
        DataStream<Tick> ticks =
                env.fromSource(
                                new HistorySource(archive, bounded),
                                WatermarkStrategy.noWatermarks(),
                                "history",
                                EdgeType.TICK)
                        // One reader is faster than the following stages, and reads disks
                        // sequentially.
                        .setParallelism(1)
                        .uid(BackfillUids.SOURCE);
        return new Streams(ticks, null, ofTicks ? recorded(ticks) : null);
    }

    private DataStream<RecordedTick> recorded(DataStream<Tick> ticks) {
        String origin = archive.origin();
        return ticks.map(tick -> RecordedTick.of(origin, tick))
                .returns(RecordedTick.class)
                .setParallelism(1)
                .uid(BackfillUids.RECORDED)
                .name("recorded-ticks");
    }

    @Override
    public Map<String, Long> lastMillis() throws IOException {
        return archive.lastMillis();
    }
}
