package io.tickflow.connector.clickhouse;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one insert with their sources, which tell a refused row from the others. Not thread-safe.
 */
final class Batch<T> {

    private final RowBuffer rows = new RowBuffer();
    private final List<T> sources = new ArrayList<>();

    void add(ClickHouseTable<T> table, T source) {
        table.write(source, rows);
        rows.endRow();
        sources.add(source);
    }

    /** Row number {@code index}, from 0. */
    T source(int index) {
        return sources.get(index);
    }

    RowBuffer rows() {
        return rows;
    }

    void clear() {
        rows.clear();
        sources.clear();
    }
}
