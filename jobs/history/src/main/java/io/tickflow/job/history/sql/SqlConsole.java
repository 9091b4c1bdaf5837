package io.tickflow.job.history.sql;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL queries on the history. It is read-only, sees each event once (FINAL), and resolves bare
 * names in Tickflow's database. Not thread-safe.
 */
public final class SqlConsole implements AutoCloseable {

    /** Largest number of rows in a result. */
    public static final int ROWS_MAX = 100_000;

    private static final JsonMapper JSON = new JsonMapper();

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
            throw QueryException.of(config.url(), e);
        }
    }

    /**
     * Runs one query.
     *
     * @throws QueryException with ClickHouse's message, if it does not answer, or if there is more
     *     than one statement
     */
    @SuppressWarnings("try") // An interrupt while closing is handled like any other here.
    public QueryResult query(String sql) throws QueryException {
        if (SqlText.hasSeveralStatements(sql)) {
            throw QueryException.wrong(
                    "one statement at a time: there is more after the first ';'");
        }
        long startNanos = System.nanoTime();
        try (QueryResponse response = client.query(sql, settings()).get()) {
            return read(response.getInputStream(), startNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryException.of(config.url(), e);
        } catch (ExecutionException e) {
            throw QueryException.of(config.url(), e);
        } catch (Exception e) {
            // The driver reports errors in exceptions of many kinds.
            throw QueryException.of(config.url(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private QuerySettings settings() {
        return new QuerySettings()
                .setFormat(ClickHouseFormat.JSONCompactEachRowWithNamesAndTypes)
                .setDatabase(config.database())
                .serverSetting("output_format_json_quote_64bit_integers", "0")
                .serverSetting("output_format_json_quote_denormals", "1")
                .serverSetting("final", "1")
                .serverSetting("readonly", "2");
    }

    private static QueryResult read(InputStream answer, long startNanos) throws IOException {
        var columns = new ArrayList<QueryResult.Column>();
        var rows = new ArrayList<List<@Nullable String>>();
        boolean truncated = false;
        try (JsonParser in = JSON.createParser(answer)) {
            if (in.nextToken() == JsonToken.START_ARRAY) {
                List<@Nullable String> names = readRow(in);
                in.nextToken();
                List<@Nullable String> types = readRow(in);
                for (int i = 0; i < names.size(); i++) {
                    columns.add(
                            new QueryResult.Column(
                                    String.valueOf(names.get(i)), String.valueOf(types.get(i))));
                }
                while (in.nextToken() == JsonToken.START_ARRAY && !truncated) {
                    truncated = rows.size() == ROWS_MAX;
                    if (!truncated) {
                        rows.add(readRow(in));
                    }
                }
            }
        }
        long elapsedMillis = (System.nanoTime() - startNanos) / 1_000_000;
        return new QueryResult(columns, rows, truncated, elapsedMillis);
    }

    private static List<@Nullable String> readRow(JsonParser in) throws IOException {
        var values = new ArrayList<@Nullable String>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(
                    switch (in.currentToken()) {
                        case VALUE_NULL -> null;
                        case START_ARRAY, START_OBJECT -> JSON.readTree(in).toString();
                        default -> in.getText();
                    });
        }
        return values;
    }
}
