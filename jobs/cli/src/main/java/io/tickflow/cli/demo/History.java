package io.tickflow.cli.demo;

import io.tickflow.cli.local.EventDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Reads the rows of a run from ClickHouse. Not thread-safe. */
final class History implements AutoCloseable {

    private final Connection connection;

    History(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
    }

    /** Number of distinct ids by table. */
    Map<String, Long> rows() throws SQLException {
        var rows = new TreeMap<String, Long>();
        for (String table : HistoryTables.TABLE_OF_TOPIC.values()) {
            rows.put(table, number("SELECT count() FROM " + table + " FINAL"));
        }
        return rows;
    }

    /** Number of inserted rows by table: cheaper than {@link #rows}, including repetitions. */
    Map<String, Long> inserted() throws SQLException {
        var rows = new TreeMap<String, Long>();
        for (String table : HistoryTables.TABLE_OF_TOPIC.values()) {
            rows.put(table, number("SELECT count() FROM " + table));
        }
        return rows;
    }

    /** Number of ticks with a feature vector, by distinct position. */
    long acceptedTicks() throws SQLException {
        return number("SELECT uniqExact(tick_partition, tick_offset) FROM features");
    }

    /** Number of predictions without an answer from any member of the model. */
    long abstained() throws SQLException {
        return number("SELECT count() FROM predictions FINAL WHERE member_mask = 0");
    }

    /** SHA-256 of the lines {@code decisionId featureHash} in order. */
    String featuresDigest() throws SQLException {
        return digest("SELECT decision_id, feature_hash FROM features FINAL ORDER BY decision_id");
    }

    /** SHA-256 of the lines {@code decisionId side verdict} in order. */
    String signalsDigest() throws SQLException {
        return digest("SELECT decision_id, side, verdict FROM signals FINAL ORDER BY decision_id");
    }

    /** Version of the engine. */
    String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT version()")) {
            result.next();
            return result.getString(1);
        }
    }

    private String digest(String query) throws SQLException {
        var digest = new EventDigest();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            var fields = new String[result.getMetaData().getColumnCount()];
            while (result.next()) {
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = result.getString(i + 1);
                }
                digest.add(fields);
            }
        }
        return digest.hex();
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
