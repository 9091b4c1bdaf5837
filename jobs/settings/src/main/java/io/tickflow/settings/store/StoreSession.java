package io.tickflow.settings.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Connection of a store, for one transaction after the other. One thread. */
final class StoreSession implements AutoCloseable {

    /** Channel that is told each new version. */
    static final String CHANNEL = "tickflow_settings";

    private static final long LOCK = 0x7469636b666c6f77L;

    private final Connection connection;

    /** Work of one transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Connects, and makes the tables if there are none. */
    StoreSession(StorePlace place) {
        connection = place.connect();
        ask(
                open -> {
                    try (Statement statement = open.createStatement()) {
                        statement.execute(StoreTables.SQL);
                    }
                    open.setAutoCommit(false);
                    return true;
                });
    }

    <T> T ask(Work<T> work) {
        try {
            T result = work.run(connection);
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

    /** Does the same as the only writer. */
    <T> T write(Work<T> work) {
        return ask(
                open -> {
                    try (PreparedStatement statement =
                            open.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
                        statement.setLong(1, LOCK);
                        statement.execute();
                    }
                    return work.run(open);
                });
    }

    /** Tells the listeners about a version, once the transaction is committed. */
    static void tell(Connection connection, long version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, Long.toString(version));
            statement.execute();
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
