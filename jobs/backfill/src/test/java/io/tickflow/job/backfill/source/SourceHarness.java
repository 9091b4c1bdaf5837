package io.tickflow.job.backfill.source;

import io.tickflow.core.market.Tick;
import io.tickflow.testkit.RecordingMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** The enumerator and the one reader of a source, without a cluster. */
final class SourceHarness implements AutoCloseable {

    /** State of both as bytes. */
    record Snapshot(List<byte[]> splits, byte[] unread) {}

    private final HistorySource source;
    private final RecordingMetrics metrics = new RecordingMetrics();
    private final SplitEnumerator<SymbolHistory, List<SymbolHistory>> enumerator;
    private final SourceReader<Tick, SymbolHistory> reader;
    private InputStatus status = InputStatus.NOTHING_AVAILABLE;

    private SourceHarness(HistorySource source, Snapshot snapshot) throws Exception {
        this.source = source;
        reader = source.createReader(new ReaderContext());
        if (snapshot == null) {
            enumerator = source.createEnumerator(new EnumeratorContext());
        } else {
            enumerator =
                    source.restoreEnumerator(
                            new EnumeratorContext(),
                            source.getEnumeratorCheckpointSerializer()
                                    .deserialize(1, snapshot.unread()));
            var splits = new ArrayList<SymbolHistory>();
            for (byte[] split : snapshot.splits()) {
                splits.add(source.getSplitSerializer().deserialize(1, split));
            }
            reader.addSplits(splits);
        }
        enumerator.start();
        reader.start();
    }

    static SourceHarness start(HistorySource source) throws Exception {
        return new SourceHarness(source, null);
    }

    static SourceHarness restore(HistorySource source, Snapshot snapshot) throws Exception {
        return new SourceHarness(source, snapshot);
    }

    /** Reads on until there are so many ticks, or no more for now. */
    List<Tick> poll(int max) throws Exception {
        var out = new Output();
        while (out.ticks.size() < max && reader.isAvailable().isDone()) {
            status = reader.pollNext(out);
            if (status == InputStatus.END_OF_INPUT) {
                break;
            }
        }
        return out.ticks;
    }

    boolean ended() {
        return status == InputStatus.END_OF_INPUT;
    }

    RecordingMetrics metrics() {
        return metrics;
    }

    Snapshot snapshot() throws Exception {
        var splits = new ArrayList<byte[]>();
        for (SymbolHistory split : reader.snapshotState(1)) {
            splits.add(source.getSplitSerializer().serialize(split));
        }
        return new Snapshot(
                splits,
                source.getEnumeratorCheckpointSerializer().serialize(enumerator.snapshotState(1)));
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static final class Output implements ReaderOutput<Tick> {
        private final List<Tick> ticks = new ArrayList<>();

        @Override
        public void collect(Tick tick) {
            ticks.add(tick);
        }

        @Override
        public void collect(Tick tick, long timestamp) {
            ticks.add(tick);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            throw new UnsupportedOperationException("nothing here knows watermarks");
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<Tick> createOutputForSplit(String splitId) {
            throw new UnsupportedOperationException("one output for all");
        }

        @Override
        public void releaseOutputForSplit(String splitId) {}
    }

    private final class ReaderContext implements SourceReaderContext {
        @Override
        public SourceReaderMetricGroup metricGroup() {
            return InternalSourceReaderMetricGroup.mock(metrics);
        }

        @Override
        public Configuration getConfiguration() {
            return new Configuration();
        }

        @Override
        public String getLocalHostName() {
            return "localhost";
        }

        @Override
        public int getIndexOfSubtask() {
            return 0;
        }

        @Override
        public void sendSplitRequest() {
            enumerator.handleSplitRequest(0, "localhost");
        }

        @Override
        public void sendSourceEventToCoordinator(SourceEvent event) {
            throw new UnsupportedOperationException("no events");
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new UnsupportedOperationException("no user code");
        }
    }

    private final class EnumeratorContext implements SplitEnumeratorContext<SymbolHistory> {
        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            throw new UnsupportedOperationException("no metrics");
        }

        @Override
        public void sendEventToSourceReader(int subtask, SourceEvent event) {
            throw new UnsupportedOperationException("no events");
        }

        @Override
        public int currentParallelism() {
            return 1;
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            return Map.of(0, new ReaderInfo(0, "localhost"));
        }

        @Override
        public void assignSplits(SplitsAssignment<SymbolHistory> assignment) {
            assignment.assignment().values().forEach(reader::addSplits);
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            reader.notifyNoMoreSplits();
        }

        @Override
        public <T> void callAsync(Callable<T> task, BiConsumer<T, Throwable> then) {
            throw new UnsupportedOperationException("nothing is asynchronous");
        }

        @Override
        public <T> void callAsync(
                Callable<T> task, BiConsumer<T, Throwable> then, long delay, long period) {
            throw new UnsupportedOperationException("nothing is asynchronous");
        }

        @Override
        public void runInCoordinatorThread(Runnable task) {
            throw new UnsupportedOperationException("there is one thread");
        }
    }
}
