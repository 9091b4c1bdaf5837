package io.tickflow.connector.clickhouse;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Inserts rows at least once: a checkpoint ends only when all rows before it are in the table. The
 * table's engine removes repeated rows. While ClickHouse is unavailable the sink retries and exerts
 * backpressure; a permanent refusal fails the job.
 *
 * @param <T> source of a row
 */
public final class ClickHouseSink<T> implements Sink<T> {

    private final ClickHouseConfig config;
    private final ClickHouseTable<T> table;
    private final BatchLimits limits;

    public ClickHouseSink(ClickHouseConfig config, ClickHouseTable<T> table, BatchLimits limits) {
        this.config = config;
        this.table = table;
        this.limits = limits;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        var inserter = new Inserter(config, table, context.metricGroup().counter("insertRetries"));
        return new ClickHouseWriter<>(
                table, limits, inserter, context.getProcessingTimeService(), context.metricGroup());
    }
}
