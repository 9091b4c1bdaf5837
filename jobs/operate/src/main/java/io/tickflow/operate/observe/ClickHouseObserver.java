package io.tickflow.operate.observe;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.OperationException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Probes ClickHouse for the version of its tables and their newest row. */
public final class ClickHouseObserver {

    private static final List<String> TABLES =
            List.of("features", "predictions", "signals", "orders", "executions", "dead_letters");

    /** Without FINAL, which would merge whole tables for a maximum. */
    private static final String SETTINGS = " SETTINGS final = 0, max_execution_time = 10";

    private ClickHouseObserver() {}

    /**
     * Asks.
     *
     * @throws OperationException if ClickHouse does not answer
     */
    public static HistoryView observe(ClickHouseConfig config) {
        try {
            if (!hasTables(config)) {
                return new HistoryView(0, null);
            }
            try (var console = new SqlConsole(config)) {
                int version = schemaVersion(console);
                return new HistoryView(version, version == 0 ? null : newestRow(console));
            }
        } catch (QueryException e) {
            throw OperationException.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Asks in a database that every server has, as that of the tables may not exist yet. */
    private static boolean hasTables(ClickHouseConfig config) throws QueryException {
        try (var console = new SqlConsole(config.withDatabase("system"))) {
            Long tables =
                    number(
                            console,
                            "SELECT count() FROM system.tables WHERE database = '%s' AND name = 'schema_version'"
                                    .formatted(config.database()));
            return tables != null && tables > 0;
        }
    }

    private static int schemaVersion(SqlConsole console) throws QueryException {
        Long version = number(console, "SELECT max(version) FROM schema_version");
        return version == null ? 0 : version.intValue();
    }

    private static @Nullable Long newestRow(SqlConsole console) throws QueryException {
        String newest =
                TABLES.stream()
                        .map(table -> "SELECT max(inserted_at) AS at FROM " + table)
                        .collect(Collectors.joining(" UNION ALL "));
        Long millis =
                number(
                        console,
                        "SELECT toUnixTimestamp64Milli(max(at)) FROM (" + newest + ")" + SETTINGS);
        return millis == null || millis == 0 ? null : millis;
    }

    private static @Nullable Long number(SqlConsole console, String sql) throws QueryException {
        var rows = console.query(sql).rows();
        String value = rows.isEmpty() ? null : rows.get(0).get(0);
        return value == null ? null : Long.valueOf(value);
    }
}
