package io.tickflow.job.history.sql;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;

/** Receiver of a result, row by row, so that no result has to fit into memory. One thread. */
public interface RowSink {

    /**
     * Takes the columns, before the first row.
     *
     * @throws QueryException if a result with these columns cannot be shown
     */
    void begin(List<QueryResult.Column> columns) throws QueryException, IOException;

    /**
     * Takes a row.
     *
     * @param values the row as ClickHouse writes it in JSON, after its opening bracket; read up to
     *     the closing one
     * @return false if no more rows are wanted
     */
    boolean row(JsonParser values) throws IOException;

    /**
     * Ends a complete result. Not called after an error, or after a row that was the last wanted.
     */
    void end() throws IOException;
}
