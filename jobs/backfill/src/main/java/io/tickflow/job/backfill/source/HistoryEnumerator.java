package io.tickflow.job.backfill.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Assigns the next unread symbol to each reader that asks. Coordinator thread. */
final class HistoryEnumerator implements SplitEnumerator<SymbolHistory, List<SymbolHistory>> {

    private final SplitEnumeratorContext<SymbolHistory> context;
    private final Deque<SymbolHistory> unread;

    HistoryEnumerator(SplitEnumeratorContext<SymbolHistory> context, List<SymbolHistory> unread) {
        this.context = context;
        this.unread = new ArrayDeque<>(unread);
    }

    @Override
    public void start() {
        // Readers ask.
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        SymbolHistory next = unread.poll();
        if (next == null) {
            context.signalNoMoreSplits(subtask);
        } else {
            context.assignSplit(next, subtask);
        }
    }

    @Override
    public void addSplitsBack(List<SymbolHistory> histories, int subtask) {
        histories.forEach(unread::addFirst);
    }

    @Override
    public void addReader(int subtask) {
        // It asks when it has nothing to read.
    }

    @Override
    public List<SymbolHistory> snapshotState(long checkpointId) {
        return List.copyOf(unread);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
