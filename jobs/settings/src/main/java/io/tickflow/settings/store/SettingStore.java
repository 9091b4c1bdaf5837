package io.tickflow.settings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settings in PostgreSQL. Each change is a version that stays: rows are added, never changed, but
 * for the wrapping of keys. One writer at a time, by an advisory lock. One thread.
 */
public final class SettingStore implements AutoCloseable {

    private final StoreSession session;
    private final @Nullable MasterKey master;

    /**
     * Connects, and makes the tables if there are none.
     *
     * @param master key of the secrets; null if they are not needed
     * @throws StoreException if PostgreSQL does not answer
     */
    public SettingStore(StorePlace place, @Nullable MasterKey master) {
        this.session = new StoreSession(place);
        this.master = master;
    }

    /** Newest version; 0 if nothing was set. */
    public long newest() {
        return session.ask(StoreTables::newest);
    }

    private Map<String, StoredValue> values(long version) {
        return session.ask(connection -> StoreTables.values(connection, version));
    }

    /**
     * Values at a version, secrets opened.
     *
     * @throws StoreException if a secret needs another master key
     */
    public Map<String, String> read(long version) {
        var values = new TreeMap<String, String>();
        values(version).forEach((name, value) -> values.put(name, open(name, value)));
        return values;
    }

    /** Values at a version without the secrets. */
    public Map<String, String> clear(long version) {
        var values = new TreeMap<String, String>();
        values(version)
                .forEach(
                        (name, value) -> {
                            if (value.sealed() == null) {
                                values.put(name, value.shown());
                            }
                        });
        return values;
    }

    /** Names of the secrets at a version. */
    public Set<String> sealed(long version) {
        var names = new TreeSet<String>();
        values(version)
                .forEach(
                        (name, value) -> {
                            if (value.sealed() != null) {
                                names.add(name);
                            }
                        });
        return names;
    }

    /** Values at a version for people: secrets are not told. */
    public Map<String, String> show(long version) {
        var values = new TreeMap<String, String>();
        values(version).forEach((name, value) -> values.put(name, value.shown()));
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
        return session.write(
                connection -> {
                    long next = next(StoreTables.newest(connection), expected);
                    if (changes.values().stream().anyMatch(SettingStore::isSealed)) {
                        requireKeys(connection, Set.of(requireMaster().id()));
                    }
                    StoreTables.addVersion(connection, next, by, why);
                    for (Map.Entry<String, SettingChange> change :
                            new TreeMap<>(changes).entrySet()) {
                        StoreTables.addValue(
                                connection,
                                change.getKey(),
                                stored(change.getKey(), change.getValue(), next));
                    }
                    StoreSession.tell(connection, next);
                    return next;
                });
    }

    private static boolean isSealed(SettingChange change) {
        return change.isSecret() && change.value() != null;
    }

    /** Asked by the only writer: another one may have rotated the key a moment ago. */
    private static void requireKeys(Connection connection, Set<String> known) throws SQLException {
        Set<String> others = StoreTables.keyIds(connection);
        others.removeAll(known);
        if (!others.isEmpty()) {
            throw new StoreException(
                    "there are secrets sealed with the master key "
                            + String.join(", ", others)
                            + ", and this one is "
                            + String.join(", ", known)
                            + ". Maybe it was rotated: take the newer one",
                    null);
        }
    }

    private static long next(long newest, long expected) {
        if (newest != expected) {
            throw new StoreException(
                    "there is version %d, and the change was made for version %d; look at it and try again"
                            .formatted(newest, expected),
                    null);
        }
        return newest + 1;
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

    /**
     * Adds a version with the values of an older one.
     *
     * @return its number
     */
    public long rollback(long to, String by, String why, long expected) {
        Map<String, StoredValue> now = values(expected);
        Map<String, StoredValue> then = values(to);
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
        return SettingDifference.between(values(before), values(after));
    }

    /** Versions, the newest first. */
    public List<SettingVersion> history(int max) {
        return session.ask(connection -> StoreTables.versions(connection, max));
    }

    /**
     * Wraps the keys of all secrets of all versions with another master key. Those that have it
     * already stay.
     *
     * @return number of secrets wrapped
     * @throws StoreException if a secret has a third key, so that nothing changes
     */
    public int rotate(MasterKey to) {
        MasterKey from = requireMaster();
        return session.write(
                connection -> {
                    requireKeys(connection, Set.of(from.id(), to.id()));
                    return StoreTables.rewrap(connection, from, to);
                });
    }

    @Override
    public void close() {
        session.close();
    }
}
