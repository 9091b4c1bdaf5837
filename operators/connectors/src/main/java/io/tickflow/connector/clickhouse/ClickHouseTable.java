package io.tickflow.connector.clickhouse;

import java.io.Serializable;
import java.util.List;

/**
 * Writer of rows of one table.
 *
 * @param <T> source of a row
 */
public interface ClickHouseTable<T> extends Serializable {

    /** Name without the database. */
    String name();

    /** Columns in the order of {@link #write}; other columns get their defaults. */
    List<String> columns();

    /** Appends the values of one row, without ending it. */
    void write(T row, RowBuffer out);
}
