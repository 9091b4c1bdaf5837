package io.tickflow.job.backfill;

import io.tickflow.flink.edge.EdgeType;
import io.tickflow.job.backfill.source.HistorySource;
import io.tickflow.job.backfill.source.TickArchive;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads history from an archive. */
final class ArchiveInput implements BackfillInput {

    private final TickArchive archive;

    ArchiveInput(TickArchive archive) {
        this.archive = archive;
    }

    @Override
    public String origin() {
        return archive.origin();
    }

    @Override
    public Streams open(StreamExecutionEnvironment env, SignalJobConfig config, boolean bounded) {
        return new Streams(
                env.fromSource(
                                new HistorySource(archive, bounded),
                                WatermarkStrategy.noWatermarks(),
                                "history",
                                EdgeType.TICK)
                        // One reader is faster than the following stages, and reads disks
                        // sequentially.
                        .setParallelism(1)
                        .uid(BackfillUids.SOURCE),
                null);
    }

    @Override
    public Map<String, Long> lastMillis() throws IOException {
        return archive.lastMillis();
    }
}
