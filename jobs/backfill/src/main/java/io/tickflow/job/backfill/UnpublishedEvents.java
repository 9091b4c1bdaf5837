package io.tickflow.job.backfill;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.event.Deployment;
import io.tickflow.job.history.table.EventTable;
import java.util.List;

/**
 * Rows of events that were never in a topic. Partition and offset are -1, so that the row of a
 * published event takes precedence. Not thread-safe.
 *
 * @param <T> record of the core
 */
final class UnpublishedEvents<T> implements ClickHouseTable<T> {

    private static final int NOWHERE = -1;
    private static final long NO_EPOCH = 0;
    private static final long NEVER = 0;

    private final EventTable<T> table;
    private final Deployment writer;

    UnpublishedEvents(EventTable<T> table, Deployment writer) {
        this.table = table;
        this.writer = writer;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public void write(T event, RowBuffer out) {
        table.write(
                new RecordedEvent<>(
                        table.type().envelope(event, writer),
                        event,
                        NOWHERE,
                        NOWHERE,
                        NEVER,
                        NO_EPOCH),
                out);
    }
}
