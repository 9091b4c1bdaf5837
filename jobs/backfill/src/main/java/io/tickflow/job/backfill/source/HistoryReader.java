package io.tickflow.job.backfill.source;

import io.tickflow.core.market.Tick;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads one symbol at a time, then asks for the next. Task thread. */
final class HistoryReader implements SourceReader<Tick, SymbolHistory> {

    private final TickArchive archive;
    private final boolean bounded;
    private final SourceReaderContext context;
    private final HistoryMetrics metrics;
    private final Deque<SymbolHistory> waiting = new ArrayDeque<>();

    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean noMore;
    private @Nullable SymbolHistory reading;
    private @Nullable TickCursor cursor;

    HistoryReader(TickArchive archive, boolean bounded, SourceReaderContext context) {
        this.archive = archive;
        this.bounded = bounded;
        this.context = context;
        this.metrics = new HistoryMetrics(context.metricGroup(), archive);
    }

    @Override
    public void start() {
        if (waiting.isEmpty()) {
            context.sendSplitRequest();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Tick> out) throws IOException {
        if (reading == null || cursor == null) {
            return beginNext();
        }
        Tick tick = cursor.next();
        metrics.malformed(cursor);
        if (tick != null) {
            metrics.read();
            out.collect(tick);
            return InputStatus.MORE_AVAILABLE;
        }
        cursor.close();
        metrics.finished(reading.symbol());
        reading = null;
        cursor = null;
        if (waiting.isEmpty()) {
            context.sendSplitRequest();
        }
        return beginNext();
    }

    private InputStatus beginNext() throws IOException {
        SymbolHistory next = waiting.poll();
        if (next != null) {
            reading = next;
            cursor = archive.open(next.symbol(), next.position());
            metrics.begin(next.symbol(), cursor);
            return InputStatus.MORE_AVAILABLE;
        }
        if (noMore) {
            metrics.done();
            if (bounded) {
                return InputStatus.END_OF_INPUT;
            }
        }
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<SymbolHistory> snapshotState(long checkpointId) {
        var left = new ArrayList<SymbolHistory>();
        if (reading != null && cursor != null) {
            left.add(new SymbolHistory(reading.symbol(), cursor.position()));
        }
        left.addAll(waiting);
        return left;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return reading == null ? available : CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<SymbolHistory> histories) {
        waiting.addAll(histories);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMore = true;
        available.complete(null);
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
        }
    }
}
