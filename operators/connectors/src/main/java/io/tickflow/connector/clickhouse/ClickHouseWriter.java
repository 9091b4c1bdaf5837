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
    private final Inserter<T> inserter;
    private final ProcessingTimeService time;
    private final SinkWriterMetricGroup metrics;

    private Batch<T> filling = new Batch<>();
    private Batch<T> inserting = new Batch<>();
    private volatile long fillingSinceMillis;
    private volatile long insertingSinceMillis;
    private @Nullable Future<?> insert;

    ClickHouseWriter(
            ClickHouseTable<T> table,
            BatchLimits limits,
            Inserter<T> inserter,
            ProcessingTimeService time,
            SinkWriterMetricGroup metrics) {
        this.table = table;
        this.limits = limits;
        this.inserter = inserter;
        this.time = time;
        this.metrics = metrics;
        metrics.gauge("insertLagMillis", this::lagMillis);
        scheduleInsert();
    }

    @Override
    public void write(T row, Context context) throws IOException, InterruptedException {
        if (filling.rows().rows() == 0) {
            fillingSinceMillis = time.getCurrentProcessingTime();
        }
        filling.add(table, row);
        if (limits.reachedBy(filling.rows())) {
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
        if (filling.rows().rows() == 0) {
            return;
        }
        Batch<T> full = filling;
        filling = inserting;
        inserting = full;
        insertingSinceMillis = fillingSinceMillis;
        fillingSinceMillis = 0;
        insert = inserter.insert(full);
    }

    /** Age of the oldest row that is not in the table yet; 0 if there is none. */
    private long lagMillis() {
        long since = insertingSinceMillis != 0 ? insertingSinceMillis : fillingSinceMillis;
        return since == 0 ? 0 : Math.max(0, time.getCurrentProcessingTime() - since);
    }

    private void awaitInsert() throws IOException, InterruptedException {
        if (insert == null) {
            return;
        }
        try {
            insert.get();
        } catch (ExecutionException e) {
            metrics.getNumRecordsSendErrorsCounter().inc(inserting.rows().rows());
            throw new IOException(e.getCause() == null ? e : e.getCause());
        }
        insert = null;
        metrics.getNumRecordsSendCounter().inc(inserting.rows().rows());
        metrics.getNumBytesSendCounter().inc(inserting.rows().size());
        inserting.clear();
        insertingSinceMillis = 0;
    }
}
