package io.tickflow.job.backfill.source;

import io.tickflow.core.market.Tick;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Source of the ticks of an archive, one symbol after the other. Each subtask reads symbols of its
 * own. A restored source continues at the very next tick.
 *
 * <p>An unbounded source stays idle after the last tick, so that its job can be stopped with a
 * savepoint: a finished job would be restored as finished.
 */
public final class HistorySource implements Source<Tick, SymbolHistory, List<SymbolHistory>> {

    private final TickArchive archive;
    private final boolean bounded;

    /**
     * @param bounded true to finish after the last tick
     */
    public HistorySource(TickArchive archive, boolean bounded) {
        this.archive = archive;
        this.bounded = bounded;
    }

    @Override
    public Boundedness getBoundedness() {
        return bounded ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Tick, SymbolHistory> createReader(SourceReaderContext context) {
        return new HistoryReader(archive, bounded, context);
    }

    @Override
    public SplitEnumerator<SymbolHistory, List<SymbolHistory>> createEnumerator(
            SplitEnumeratorContext<SymbolHistory> context) {
        return new HistoryEnumerator(
                context,
                archive.symbols().stream()
                        .map(symbol -> new SymbolHistory(symbol, ArchivePosition.START))
                        .toList());
    }

    @Override
    public SplitEnumerator<SymbolHistory, List<SymbolHistory>> restoreEnumerator(
            SplitEnumeratorContext<SymbolHistory> context, List<SymbolHistory> unread) {
        return new HistoryEnumerator(context, unread);
    }

    @Override
    public SimpleVersionedSerializer<SymbolHistory> getSplitSerializer() {
        return new HistoryCodec();
    }

    @Override
    public SimpleVersionedSerializer<List<SymbolHistory>> getEnumeratorCheckpointSerializer() {
        return new HistoriesCodec();
    }
}
