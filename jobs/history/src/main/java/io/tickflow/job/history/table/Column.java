package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One column of a table.
 *
 * @param name as in {@code sql/V*.sql}
 * @param writer appends the value of one event, in the type of the column
 * @param <T> record of the event's own fields
 */
record Column<T>(String name, BiConsumer<T, RowBuffer> writer) implements Columns<T> {

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public void write(T event, RowBuffer out) {
        writer.accept(event, out);
    }
}
