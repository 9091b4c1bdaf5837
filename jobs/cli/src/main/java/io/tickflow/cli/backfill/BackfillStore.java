package io.tickflow.cli.backfill;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.local.EventDigest;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.flink.function.HistorySpans.Span;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the rows of a backfill's symbols and times from ClickHouse, of any writer. Not thread-safe.
 */
final class BackfillStore implements AutoCloseable {

    private final ClickHouseConfig config;
    private final Client client;
    private final String condition;

    /**
     * @throws IOException if the password file cannot be read
     */
    BackfillStore(ClickHouseConfig config, Map<String, Span> spans) throws IOException {
        this.config = config;
        this.client = config.connect();
        this.condition =
                spans.isEmpty()
                        ? "false"
                        : spans.entrySet().stream()
                                .map(span -> condition(span.getKey(), span.getValue()))
                                .collect(Collectors.joining(" OR "));
    }

    private static String condition(String symbol, Span span) {
        return ("(symbol = '%s' AND event_time BETWEEN fromUnixTimestamp64Milli(%d, 'UTC')"
                        + " AND fromUnixTimestamp64Milli(%d, 'UTC'))")
                .formatted(
                        symbol.replace("\\", "\\\\").replace("'", "\\'"),
                        span.firstMillis(),
                        span.lastMillis());
    }

    /** Number of distinct ids by table. */
    Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        for (String table : new String[] {"features", "predictions", "signals"}) {
            rows.put(
                    table,
                    client.queryAll("SELECT toInt64(count()) AS n" + from(table))
                            .get(0)
                            .getLong("n"));
        }
        return rows;
    }

    /** SHA-256 of the lines {@code decisionId featureHash} in order. */
    String featuresDigest() {
        return digest("features", "decision_id", "feature_hash");
    }

    /** SHA-256 of the lines {@code decisionId side verdict} in order. */
    String signalsDigest() {
        return digest("signals", "decision_id", "side", "verdict");
    }

    /** Version of the server. */
    String version() {
        return client.queryAll("SELECT version() AS v").get(0).getString("v");
    }

    private String from(String table) {
        return " FROM " + config.qualified(table) + " FINAL WHERE " + condition;
    }

    @SuppressWarnings("try") // An interrupt while closing is handled like any other here.
    private String digest(String table, String... columns) {
        var digest = new EventDigest();
        String query =
                "SELECT " + String.join(", ", columns) + from(table) + " ORDER BY decision_id";
        var settings = new QuerySettings().setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
        try (QueryResponse response = client.query(query, settings).get()) {
            ClickHouseBinaryFormatReader reader = client.newBinaryFormatReader(response);
            var fields = new String[columns.length];
            while (reader.hasNext()) {
                reader.next();
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = reader.getString(columns[i]);
                }
                digest.add(fields);
            }
            return digest.hex();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted while reading " + table, e);
        } catch (Exception e) {
            // The driver reports errors in exceptions of many kinds.
            throw CommandException.failed(
                    "cannot read " + table + " at " + config.url() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
