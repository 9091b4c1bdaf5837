package io.tickflow.operate.replay;

import com.fasterxml.jackson.core.JsonParser;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.RowSink;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.model.contract.FeatureSchema;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads recorded vectors, those of a symbol in their order. One thread. */
public final class RecordedVectors {

    private static final String VECTORS =
            """
            SELECT decision_id, symbol, toUnixTimestamp64Milli(event_time), ordinal, feature_hash,
                feature_schema, ready, quality, bid, ask, typical_spread, tick_partition, tick_offset,
                toUnixTimestamp64Milli(tick_appended_at), settled, %s
            FROM features WHERE %s
            ORDER BY symbol, event_time, ordinal
            """;

    private final SqlConsole history;
    private final int width;
    private final String sql;

    /**
     * @param schema features to read of each vector
     */
    public RecordedVectors(SqlConsole history, FeatureSchema schema) {
        this.history = history;
        this.width = schema.size();
        this.sql =
                VECTORS.formatted(
                        schema.names().stream()
                                .map(name -> '`' + name + '`')
                                .collect(Collectors.joining(", ")),
                        HistoryWindow.CONDITION);
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
                new RowSink() {
                    @Override
                    public void begin(List<QueryResult.Column> columns) {}

                    @Override
                    public boolean row(JsonParser values) throws IOException {
                        vectors.accept(vector(new RowCells(values)));
                        return true;
                    }

                    @Override
                    public void end() {}
                });
    }

    private FeatureVector vector(RowCells cells) throws IOException {
        String id = cells.text();
        String symbol = cells.text();
        long millis = cells.whole();
        int ordinal = (int) cells.whole();
        String hash = cells.text();
        String schema = cells.text();
        boolean ready = cells.truth();
        int quality = (int) cells.whole();
        double bid = cells.decimal();
        double ask = cells.decimal();
        double typicalSpread = cells.decimal();
        int partition = (int) cells.whole();
        long offset = cells.whole();
        long appended = cells.whole();
        long[] settled = cells.words();
        var features = new float[width];
        for (int i = 0; i < width; i++) {
            features[i] = cells.single();
        }
        cells.end();
        return new FeatureVector(
                id,
                symbol,
                millis,
                ordinal,
                features,
                hash,
                ready,
                quality,
                bid,
                ask,
                typicalSpread,
                partition,
                offset,
                appended,
                schema,
                settled);
    }
}
