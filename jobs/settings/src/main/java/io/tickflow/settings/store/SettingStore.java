package io.tickflow.settings.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settings in PostgreSQL. Each change is a version that stays: rows are added, never changed, but
 * for the wrapping of keys. One writer at a time, by an advisory lock. One thread.
 */
public final class SettingStore implements AutoCloseable {

    private static final long LOCK = 0x7469636b666c6f77L;
    private static final String CHANNEL = "tickflow_settings";

    private final Connection connection;
    private final @Nullable MasterKey master;

    /** Work with the connection. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Connects, and makes the tables if there are none.
     *
     * @param master key of the secrets; null if they are not needed
     * @throws StoreException if PostgreSQL does not answer
     */
    public SettingStore(StorePlace place, @Nullable MasterKey master) {
        this.connection = place.connect();
        this.master = master;
        ask(
                () -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(StoreTables.SQL);
                    }
                    connection.setAutoCommit(false);
                    return true;
                });
    }

    /** Newest version; 0 if nothing was set. */
    public long newest() {
        return ask(() -> newestOf(connection));
    }

    private static long newestOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT coalesce(max(number), 0) FROM tickflow_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Values at a version, secrets opened.
     *
     * @throws StoreException if a secret needs another master key
     */
    public Map<String, String> read(long version) {
        var values = new TreeMap<String, String>();
        ask(() -> StoreTables.values(connection, version))
                .forEach((name, value) -> values.put(name, open(name, value)));
        return values;
    }

    /** Values at a version for people: secrets are not told. */
    public Map<String, String> show(long version) {
        var values = new TreeMap<String, String>();
        ask(() -> StoreTables.values(connection, version))
                .forEach((name, value) -> values.put(name, value.shown()));
        return values;
    }

    private String open(String name, StoredValue value) {
        Sealed sealed = value.sealed();
        return sealed == null
                ? value.shown()
                : sealed.open(requireMaster(), StoredValue.place(name, value.version()));
    }

    private MasterKey requireMaster() {
        if (master == null) {
            throw new StoreException(
                    "secrets need the master key: set "
                            + MasterKey.VARIABLE
                            + " to file:/path or env:NAME",
                    null);
        }
        return master;
    }

    /**
     * Adds a version.
     *
     * @param expected version that the changes were made for
     * @return its number
     * @throws StoreException if there is a newer version than {@code expected}
     */
    public long set(Map<String, SettingChange> changes, String by, String why, long expected) {
        return ask(
                () -> {
                    lock();
                    long newest = newestOf(connection);
                    if (newest != expected) {
                        throw new StoreException(
                                "there is version %d, and the change was made for version %d; look at it and try again"
                                        .formatted(newest, expected),
                                null);
                    }
                    long next = newest + 1;
                    StoreTables.addVersion(connection, next, by, why);
                    for (Map.Entry<String, SettingChange> change :
                            new TreeMap<>(changes).entrySet()) {
                        StoreTables.addValue(
                                connection,
                                change.getKey(),
                                stored(change.getKey(), change.getValue(), next));
                    }
                    notifyOf(next);
                    return next;
                });
    }

    private StoredValue stored(String name, SettingChange change, long version) {
        String value = change.value();
        if (value == null || !change.isSecret()) {
            return new StoredValue(value, null, version);
        }
        return new StoredValue(
                null,
                Sealed.seal(requireMaster(), StoredValue.place(name, version), value),
                version);
    }

    private void lock() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    private void notifyOf(long version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, Long.toString(version));
            statement.execute();
        }
    }

    /**
     * Adds a version with the values of an older one.
     *
     * @return its number
     */
    public long rollback(long to, String by, String why, long expected) {
        Map<String, StoredValue> now = ask(() -> StoreTables.values(connection, expected));
        Map<String, StoredValue> then = ask(() -> StoreTables.values(connection, to));
        var changes = new TreeMap<String, SettingChange>();
        now.keySet().forEach(name -> changes.put(name, SettingChange.removed()));
        then.forEach(
                (name, value) ->
                        changes.put(
                                name,
                                new SettingChange(open(name, value), value.sealed() != null)));
        now.forEach(
                (name, value) -> {
                    StoredValue old = then.get(name);
                    if (old != null && old.version() == value.version()) {
                        changes.remove(name);
                    }
                });
        return set(changes, by, why, expected);
    }

    /** Settings that differ between two versions. */
    public List<SettingDifference> diff(long before, long after) {
        Map<String, StoredValue> first = ask(() -> StoreTables.values(connection, before));
        Map<String, StoredValue> second = ask(() -> StoreTables.values(connection, after));
        var names = new TreeSet<String>(first.keySet());
        names.addAll(second.keySet());
        var differences = new ArrayList<SettingDifference>();
        for (String name : names) {
            StoredValue old = first.get(name);
            StoredValue now = second.get(name);
            boolean isSame =
                    old != null
                            && now != null
                            && (old.version() == now.version()
                                    || (old.sealed() == null
                                            && now.sealed() == null
                                            && old.shown().equals(now.shown())));
            if (!isSame) {
                differences.add(
                        new SettingDifference(
                                name,
                                old == null ? "" : old.shown(),
                                now == null ? "" : now.shown()));
            }
        }
        return differences;
    }

    /** Versions, the newest first. */
    public List<SettingVersion> history(int max) {
        return ask(() -> StoreTables.versions(connection, max));
    }

    /**
     * Wraps the keys of all secrets of all versions with another master key.
     *
     * @return number of secrets
     */
    public int rotate(MasterKey to) {
        MasterKey from = requireMaster();
        return ask(
                () -> {
                    lock();
                    return StoreTables.rewrap(connection, from, to);
                });
    }

    private <T> T ask(Work<T> work) {
        try {
            T result = work.run();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return result;
        } catch (SQLException e) {
            rollBack(e);
            throw new StoreException("PostgreSQL refuses: " + e.getMessage(), e);
        } catch (StoreException e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("PostgreSQL did not end the connection", e);
        }
    }
}
