package io.tickflow.connector.clickhouse;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Fills one batch while the previous one is inserted. If the second batch is full before the first
 * is in the table, writing blocks, which exerts backpressure. Not thread-safe.
 */
final class ClickHouseWriter<T> implements SinkWriter<T> {

    private final ClickHouseTable<T> table;
    private final BatchLimits limits;
    private final Inserter inserter;
    private final ProcessingTimeService time;
    private final SinkWriterMetricGroup metrics;

    private RowBuffer filling = new RowBuffer();
    private RowBuffer inserting = new RowBuffer();
    private @Nullable Future<?> insert;

    ClickHouseWriter(
            ClickHouseTable<T> table,
            BatchLimits limits,
            Inserter inserter,
            ProcessingTimeService time,
            SinkWriterMetricGroup metrics) {
        this.table = table;
        this.limits = limits;
        this.inserter = inserter;
        this.time = time;
        this.metrics = metrics;
        scheduleInsert();
    }

    @Override
    public void write(T row, Context context) throws IOException, InterruptedException {
        table.write(row, filling);
        filling.endRow();
        if (limits.reachedBy(filling)) {
            insertFilled();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        insertFilled();
        awaitInsert();
    }

    @Override
    public void close() {
        inserter.close();
    }

    private void scheduleInsert() {
        // The timer ends with the task; an exception in it fails the task.
        var unused =
                time.registerTimer(
                        time.getCurrentProcessingTime() + limits.delayMillisMax(),
                        now -> insertDue());
    }

    /** Inserts rows that have waited long enough, unless a batch is in flight. */
    private void insertDue() throws IOException, InterruptedException {
        if (insert == null || insert.isDone()) {
            insertFilled();
        }
        scheduleInsert();
    }

    private void insertFilled() throws IOException, InterruptedException {
        awaitInsert();
        if (filling.rows() == 0) {
            return;
        }
        RowBuffer full = filling;
        filling = inserting;
        inserting = full;
        insert = inserter.insert(full);
    }

    private void awaitInsert() throws IOException, InterruptedException {
        if (insert == null) {
            return;
        }
        try {
            insert.get();
        } catch (ExecutionException e) {
            metrics.getNumRecordsSendErrorsCounter().inc(inserting.rows());
            throw new IOException(e.getCause() == null ? e : e.getCause());
        }
        insert = null;
        metrics.getNumRecordsSendCounter().inc(inserting.rows());
        metrics.getNumBytesSendCounter().inc(inserting.size());
        inserting.clear();
    }
}
