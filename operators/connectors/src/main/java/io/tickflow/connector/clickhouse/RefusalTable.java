package io.tickflow.connector.clickhouse;

import java.io.Serializable;
import java.util.List;

/**
 * Table of the rows that the server refuses for their content.
 *
 * @param <T> source of a refused row
 */
public interface RefusalTable<T> extends Serializable {

    /** Name without the database. */
    String name();

    /** Columns in the order of {@link #write}; other columns get their defaults. */
    List<String> columns();

    /**
     * Appends the values of one row, without ending it.
     *
     * @param reason sentence of the server
     */
    void write(T refused, String reason, RowBuffer out);
}
