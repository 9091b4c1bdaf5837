package io.tickflow.settings.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tables of a store and their statements. */
final class StoreTables {

    static final String SQL =
            """
            CREATE TABLE IF NOT EXISTS tickflow_version (
                number bigint PRIMARY KEY,
                at timestamptz NOT NULL DEFAULT now(),
                by text NOT NULL,
                why text NOT NULL);
            CREATE TABLE IF NOT EXISTS tickflow_setting (
                version bigint NOT NULL REFERENCES tickflow_version (number),
                name text NOT NULL,
                value text,
                key_id text,
                wrapped bytea,
                content bytea,
                PRIMARY KEY (name, version));
            """;

    private StoreTables() {}

    /** Newest version; 0 if nothing was set. */
    static long newest(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT coalesce(max(number), 0) FROM tickflow_version");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Values at a version, without removed ones. */
    static Map<String, StoredValue> values(Connection connection, long version)
            throws SQLException {
        var values = new TreeMap<String, StoredValue>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT DISTINCT ON (name) name, version, value, key_id, wrapped, content"
                                + " FROM tickflow_setting WHERE version <= ?"
                                + " ORDER BY name, version DESC")) {
            statement.setLong(1, version);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var value =
                            new StoredValue(
                                    row.getString("value"), sealed(row), row.getLong("version"));
                    if (!value.isRemoved()) {
                        values.put(row.getString("name"), value);
                    }
                }
            }
        }
        return values;
    }

    private static @Nullable Sealed sealed(ResultSet row) throws SQLException {
        String keyId = row.getString("key_id");
        return keyId == null
                ? null
                : new Sealed(keyId, row.getBytes("wrapped"), row.getBytes("content"));
    }

    static void addVersion(Connection connection, long number, String by, String why)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO tickflow_version (number, by, why) VALUES (?, ?, ?)")) {
            statement.setLong(1, number);
            statement.setString(2, by);
            statement.setString(3, why);
            statement.executeUpdate();
        }
    }

    static void addValue(Connection connection, String name, StoredValue value)
            throws SQLException {
        Sealed sealed = value.sealed();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO tickflow_setting (version, name, value, key_id, wrapped, content)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, value.version());
            statement.setString(2, name);
            statement.setString(3, value.text());
            statement.setString(4, sealed == null ? null : sealed.keyId());
            statement.setBytes(5, sealed == null ? null : sealed.wrapped());
            statement.setBytes(6, sealed == null ? null : sealed.content());
            statement.executeUpdate();
        }
    }

    static List<SettingVersion> versions(Connection connection, int max) throws SQLException {
        var versions = new ArrayList<SettingVersion>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT number, at, by, why FROM tickflow_version"
                                + " ORDER BY number DESC LIMIT ?")) {
            statement.setInt(1, max);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(
                            new SettingVersion(
                                    row.getLong("number"),
                                    row.getTimestamp("at").toInstant(),
                                    row.getString("by"),
                                    row.getString("why")));
                }
            }
        }
        return versions;
    }

    /** Ids of the master keys that seal secrets of any version. */
    static Set<String> keyIds(Connection connection) throws SQLException {
        var ids = new TreeSet<String>();
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT DISTINCT key_id FROM tickflow_setting"
                                        + " WHERE key_id IS NOT NULL");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    static int rewrap(Connection connection, MasterKey from, MasterKey to) throws SQLException {
        int count = 0;
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT name, version, key_id, wrapped, content FROM tickflow_setting"
                                        + " WHERE key_id = ? FOR UPDATE");
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE tickflow_setting SET key_id = ?, wrapped = ?"
                                        + " WHERE name = ? AND version = ?")) {
            select.setString(1, from.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String name = row.getString("name");
                    long version = row.getLong("version");
                    var sealed =
                            new Sealed(from.id(), row.getBytes("wrapped"), row.getBytes("content"));
                    Sealed next = sealed.rewrap(from, to, StoredValue.place(name, version));
                    update.setString(1, next.keyId());
                    update.setBytes(2, next.wrapped());
                    update.setString(3, name);
                    update.setLong(4, version);
                    count += update.executeUpdate();
                }
            }
        }
        return count;
    }
}
