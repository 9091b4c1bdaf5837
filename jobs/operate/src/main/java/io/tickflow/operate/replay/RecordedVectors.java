package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.model.contract.FeatureSchema;
import java.util.function.Consumer;

/** Reads recorded vectors, those of a symbol in their order. One thread. */
public final class RecordedVectors {

    private static final String VECTORS =
            """
            SELECT %s
            FROM features AS f WHERE %s
            ORDER BY symbol, event_time, ordinal
            """;

    private final SqlConsole history;
    private final VectorColumns columns;
    private final String sql;

    /**
     * @param schema features to read of each vector
     */
    public RecordedVectors(SqlConsole history, FeatureSchema schema) {
        this.history = history;
        this.columns = new VectorColumns(schema);
        this.sql = VECTORS.formatted(columns.of("f"), HistoryWindow.CONDITION);
    }

    /**
     * Number of vectors in {@code window}.
     *
     * @throws QueryException if the history does not answer, or has no such table
     */
    public long count(HistoryWindow window) throws QueryException {
        String count =
                history.query(
                                "SELECT count() FROM features WHERE " + HistoryWindow.CONDITION,
                                window.parameters())
                        .rows()
                        .get(0)
                        .get(0);
        return count == null ? 0 : Long.parseLong(count);
    }

    /**
     * Passes the vectors of {@code window} on.
     *
     * @throws QueryException as {@link #count}
     */
    public void read(HistoryWindow window, Consumer<FeatureVector> vectors) throws QueryException {
        history.stream(
                sql,
                window.parameters(),
                RowCells.each(cells -> vectors.accept(columns.read(cells))));
    }
}
