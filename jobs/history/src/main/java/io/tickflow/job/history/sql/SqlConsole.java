package io.tickflow.job.history.sql;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Runs SQL queries on the history. It is read-only, sees each event once (FINAL), and resolves bare
 * names in Tickflow's database. Not thread-safe.
 */
public final class SqlConsole implements AutoCloseable {

    /** Largest number of rows of a result in memory. */
    public static final int ROWS_MAX = 100_000;

    private static final ClickHouseFormat FORMAT =
            ClickHouseFormat.JSONCompactEachRowWithNamesAndTypes;

    /** Ends a query soon after more rows than anyone takes, at the end of a block. */
    private static final Map<String, String> LIMITED =
            Map.of(
                    "max_result_rows",
                    Integer.toString(ROWS_MAX + 1),
                    "result_overflow_mode",
                    "break");

    private final ClickHouseConfig config;
    private final Client client;

    /**
     * @throws QueryException if the password file cannot be read
     */
    public SqlConsole(ClickHouseConfig config) throws QueryException {
        this.config = config;
        try {
            this.client = config.connect();
        } catch (IOException e) {
            throw QueryException.of(config, e);
        }
    }

    /**
     * Runs one query and keeps up to {@link #ROWS_MAX} of its rows.
     *
     * @throws QueryException with ClickHouse's message, if it does not answer, or if the text is no
     *     single statement that answers rows
     */
    public QueryResult query(String sql) throws QueryException {
        return query(sql, Map.of());
    }

    /**
     * Runs the same with values for the query's parameters, {@code {name:Type}}.
     *
     * @throws QueryException as {@link #query(String)}, and for a value that is not of its type
     */
    public QueryResult query(String sql, Map<String, String> parameters) throws QueryException {
        long startNanos = System.nanoTime();
        var rows = new TableSink(ROWS_MAX);
        run(sql, parameters, rows, LIMITED);
        return rows.result((System.nanoTime() - startNanos) / 1_000_000);
    }

    /**
     * Runs one query and passes all its rows to {@code sink} as they come, in constant memory.
     *
     * @return false if the sink wanted no more
     * @throws QueryException as {@link #query(String, Map)}; also after some rows
     */
    public boolean stream(String sql, Map<String, String> parameters, RowSink sink)
            throws QueryException {
        return run(sql, parameters, sink, Map.of());
    }

    /**
     * Runs one query and writes all its rows as a Parquet file.
     *
     * @throws QueryException as {@link #query(String, Map)}; also after some rows
     */
    public void writeParquet(String sql, Map<String, String> parameters, OutputStream out)
            throws QueryException {
        QuerySettings settings = settings().setFormat(ClickHouseFormat.Parquet);
        QueryResponse response = ask(SqlText.statement(sql), parameters, settings);
        try {
            response.getInputStream().transferTo(out);
            response.close();
        } catch (Exception e) {
            // The driver reports errors in exceptions of many kinds.
            throw QueryException.of(config, e);
        }
    }

    private boolean run(
            String sql, Map<String, String> parameters, RowSink sink, Map<String, String> limits)
            throws QueryException {
        String statement = SqlText.statement(sql);
        QuerySettings settings = settings();
        limits.forEach(settings::serverSetting);
        QueryResponse response = ask(statement, parameters, settings);
        try {
            refuseOtherFormat(response);
            boolean complete = new Answer(response.getInputStream()).read(sink);
            if (complete) {
                response.close();
            }
            // Closing would read the rest first; close() of the client drops the connection.
            return complete;
        } catch (QueryException e) {
            throw e;
        } catch (Exception e) {
            // The driver reports errors in exceptions of many kinds.
            throw QueryException.of(config, e);
        }
    }

    private QueryResponse ask(
            String statement, Map<String, String> parameters, QuerySettings settings)
            throws QueryException {
        try {
            return client.query(statement, Map.copyOf(parameters), settings).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryException.of(config, e);
        } catch (Exception e) {
            // The driver reports errors in exceptions of many kinds.
            throw QueryException.of(config, e);
        }
    }

    /** Refuses a format that the statement asks for in a way that its text did not show. */
    private static void refuseOtherFormat(QueryResponse response) throws QueryException {
        for (Map.Entry<String, String> header : response.getResponseHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase("X-ClickHouse-Format")
                    && !header.getValue().equals(FORMAT.name())) {
                throw QueryException.wrong(SqlText.format(header.getValue()));
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private QuerySettings settings() {
        return new QuerySettings()
                .setFormat(FORMAT)
                .setDatabase(config.database())
                .serverSetting("output_format_json_quote_64bit_integers", "0")
                .serverSetting("output_format_json_quote_denormals", "1")
                .serverSetting("final", "1")
                .serverSetting("use_skip_indexes_if_final", "1")
                .serverSetting("readonly", "2");
    }
}
