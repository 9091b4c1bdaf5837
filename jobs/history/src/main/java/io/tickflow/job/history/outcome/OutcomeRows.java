package io.tickflow.job.history.outcome;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.core.outcome.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Rows of the table {@code outcomes}, written in batches. One thread. */
final class OutcomeRows implements AutoCloseable {

    static final String TABLE = "outcomes";

    private static final int BATCH_ROWS = 50_000;
    private static final List<String> COLUMNS =
            List.of(
                    "pipeline",
                    "symbol",
                    "event_time",
                    "decision_id",
                    "horizon_millis",
                    "bid",
                    "ask",
                    "quotes",
                    "later_time",
                    "later_bid",
                    "later_ask",
                    "highest_bid",
                    "lowest_bid",
                    "highest_ask",
                    "lowest_ask");

    private final Client client;
    private final String table;
    private final RowBuffer rows = new RowBuffer();
    private final InsertSettings settings =
            new InsertSettings().serverSetting("max_partitions_per_insert_block", "0");
    private long written;

    OutcomeRows(ClickHouseConfig config) throws IOException {
        client = config.connect();
        table = config.qualified(TABLE);
    }

    /** Adds a row, and writes a batch once it is full. */
    void add(String pipeline, String symbol, Outcome outcome) throws IOException {
        rows.putString(pipeline);
        rows.putString(symbol);
        rows.putLong(outcome.decision().eventTimeMillis());
        rows.putString(outcome.decision().decisionId());
        rows.putLong(outcome.horizonMillis());
        rows.putDouble(outcome.decision().bid());
        rows.putDouble(outcome.decision().ask());
        rows.putLong(outcome.quotes());
        rows.putLong(outcome.later().eventTimeMillis());
        rows.putDouble(outcome.later().bid());
        rows.putDouble(outcome.later().ask());
        rows.putDouble(outcome.highestBid());
        rows.putDouble(outcome.lowestBid());
        rows.putDouble(outcome.highestAsk());
        rows.putDouble(outcome.lowestAsk());
        rows.endRow();
        if (rows.rows() >= BATCH_ROWS) {
            flush();
        }
    }

    /**
     * Writes what was added.
     *
     * @throws IOException if the server does not take it
     */
    void flush() throws IOException {
        if (rows.rows() == 0) {
            return;
        }
        try {
            client.insert(table, COLUMNS, rows::writeTo, ClickHouseFormat.RowBinary, settings)
                    .get()
                    .close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(table + " takes no rows: " + e.getCause(), e);
        } catch (Exception e) {
            // The driver reports errors in exceptions of many kinds.
            throw new IOException(table + " takes no rows: " + e.getMessage(), e);
        }
        written += rows.rows();
        rows.clear();
    }

    /** Number of rows that the server has taken. */
    long written() {
        return written;
    }

    @Override
    public void close() {
        client.close();
    }
}
