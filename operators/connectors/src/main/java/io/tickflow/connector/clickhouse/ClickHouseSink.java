package io.tickflow.connector.clickhouse;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows at least once: a checkpoint ends only when all rows before it are in the table. The
 * table's engine removes repeated rows. While ClickHouse is unavailable the sink retries and exerts
 * backpressure. A row that is refused for its content becomes one of the table of refusals; any
 * other refusal fails the job.
 *
 * @param <T> source of a row
 */
public final class ClickHouseSink<T> implements Sink<T> {

    private final ClickHouseConfig config;
    private final ClickHouseTable<T> table;
    private final @Nullable RefusalTable<T> refusals;
    private final BatchLimits limits;

    /** A sink that fails at a refused row. */
    public ClickHouseSink(ClickHouseConfig config, ClickHouseTable<T> table, BatchLimits limits) {
        this(config, table, null, limits);
    }

    /**
     * Creates a sink.
     *
     * @param refusals table of rows that are refused for their content; null to fail
     */
    public ClickHouseSink(
            ClickHouseConfig config,
            ClickHouseTable<T> table,
            @Nullable RefusalTable<T> refusals,
            BatchLimits limits) {
        this.config = config;
        this.table = table;
        this.refusals = refusals;
        this.limits = limits;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        SinkWriterMetricGroup metrics = context.metricGroup();
        var inserter =
                new Inserter<>(
                        config,
                        table,
                        refusals,
                        metrics.counter("insertRetries"),
                        metrics.counter("rowsRefused"));
        return new ClickHouseWriter<>(
                table, limits, inserter, context.getProcessingTimeService(), metrics);
    }
}
