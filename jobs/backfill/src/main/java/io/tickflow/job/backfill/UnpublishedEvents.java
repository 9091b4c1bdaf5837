package io.tickflow.job.backfill;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.EventCodec;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.connector.kafka.EventSerializer;
import io.tickflow.core.event.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of events that never were in a topic: partition and offset are -1, so that a row of the same
 * event that was wins over them. One thread.
 *
 * @param <T> record of the core
 */
final class UnpublishedEvents<T> implements ClickHouseTable<T> {

    private static final int NOWHERE = -1;

    private final ClickHouseTable<RecordedEvent<T>> table;
    private final EventSerializer.CodecOf<T> codecOf;
    private final Mode mode;
    private transient @Nullable EventCodec<T> codec;

    UnpublishedEvents(
            ClickHouseTable<RecordedEvent<T>> table,
            EventSerializer.CodecOf<T> codecOf,
            Mode mode) {
        this.table = table;
        this.codecOf = codecOf;
        this.mode = mode;
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
        EventCodec<T> known = codec;
        if (known == null) {
            known = codecOf.apply(mode);
            codec = known;
        }
        table.write(new RecordedEvent<>(known.envelope(event), event, NOWHERE, NOWHERE), out);
    }
}
