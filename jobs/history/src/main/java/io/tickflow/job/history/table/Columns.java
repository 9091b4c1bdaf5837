package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import java.util.List;

/**
 * Neighbouring columns of a table, written together. Thread-safe.
 *
 * @param <T> record of the event's own fields
 */
interface Columns<T> {

    /** Names in the order of {@link #write}. */
    List<String> names();

    /** Appends one value for each name. */
    void write(T event, RowBuffer out);
}
