package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.RecordedEvent;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Table of one event type, as {@link EventTables} declares it. Serialised as its name. Immutable
 * and thread-safe.
 *
 * @param <T> record of the event's own fields
 */
public final class EventTable<T> implements ClickHouseTable<RecordedEvent<T>>, AuditedTable {

    @Serial private static final long serialVersionUID = 1;

    private static final byte[] NOTHING = {};

    private static final List<Column<RecordedEvent<?>>> HEAD =
            List.of(
                    new Column<>("event_id", (row, out) -> out.putString(row.envelope().eventId())),
                    new Column<>(
                            "pipeline", (row, out) -> out.putString(row.envelope().pipeline())),
                    new Column<>(
                            "mode", (row, out) -> out.putString(row.envelope().mode().name())));

    private static final List<Column<RecordedEvent<?>>> TAIL =
            List.of(
                    new Column<>("kafka_partition", (row, out) -> out.putInt(row.partition())),
                    new Column<>("kafka_offset", (row, out) -> out.putLong(row.offset())),
                    new Column<>("appended_at", (row, out) -> out.putLong(row.appendTimeMillis())));

    private final transient TableDeclaration<T> declaration;
    private final transient List<Columns<T>> columns;
    private final transient List<Column<RecordedEvent<?>>> recordColumns;
    private final KnownSchemas schemas;

    EventTable(TableDeclaration<T> declaration, KnownSchemas schemas) {
        this.declaration = declaration;
        this.columns = declaration.columns(schemas);
        this.recordColumns = declaration.recordColumns();
        this.schemas = schemas;
    }

    /** The same table with the columns of the features in {@code known}, if it has such columns. */
    public EventTable<T> with(KnownSchemas known) {
        return new EventTable<>(declaration, known);
    }

    /** Event of each row. */
    public EventType<T> type() {
        return declaration.type();
    }

    /** True if {@code event} has a row. */
    public boolean takes(T event) {
        return declaration.takes(event);
    }

    /** True if rows are dated by event time, and so may expire. */
    public boolean isDated() {
        return columns().contains("event_time");
    }

    /** Word for the table in operator uids and names. */
    public String stage() {
        return declaration.stage();
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public String topic() {
        return type().topic();
    }

    @Override
    public String rows() {
        return name();
    }

    @Override
    public @Nullable String idOf(ConsumerRecord<byte[], byte[]> record) throws IOException {
        Event<T> event = type().decode(record.value() == null ? NOTHING : record.value());
        return takes(event.body()) ? event.envelope().eventId() : null;
    }

    @Override
    public List<String> columns() {
        return Stream.<List<? extends Columns<?>>>of(HEAD, columns, recordColumns, TAIL)
                .flatMap(List::stream)
                .flatMap(column -> column.names().stream())
                .toList();
    }

    @Override
    public void write(RecordedEvent<T> row, RowBuffer out) {
        for (Column<RecordedEvent<?>> column : HEAD) {
            column.write(row, out);
        }
        for (Columns<T> column : columns) {
            column.write(row.body(), out);
        }
        for (Column<RecordedEvent<?>> column : recordColumns) {
            column.write(row, out);
        }
        for (Column<RecordedEvent<?>> column : TAIL) {
            column.write(row, out);
        }
    }

    @Serial
    private Object writeReplace() {
        return new Reference(name(), schemas);
    }

    private record Reference(String name, KnownSchemas schemas) implements Serializable {
        @Serial
        private Object readResolve() {
            return EventTables.named(name).with(schemas);
        }
    }
}
