package io.tickflow.settings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the changes of a store. Connects again by itself after PostgreSQL was away, and counts
 * that as a change, too. Thread-safe.
 */
public final class SettingListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingListener.class);
    private static final int WAIT_MILLIS = 1_000;
    private static final int ALIVE_SECONDS = 2;
    private static final int WAITS_A_CHECK = 15;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long END_MILLIS_MAX = 5_000;

    private final StorePlace place;
    private final Runnable onChange;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "setting-listener");
    private volatile @Nullable String trouble = "it has not asked yet";

    /**
     * Creates a listener, which begins at {@link #start}.
     *
     * @param onChange told at the first connection and after each change, by the thread of this
     *     listener; a {@link StoreException} of it is tried again
     */
    public SettingListener(StorePlace place, Runnable onChange) {
        this.place = place;
        this.onChange = onChange;
        thread.setDaemon(true);
    }

    /** Begins to listen. */
    public void start() {
        thread.start();
    }

    /** Reason for which it does not listen; empty if it does. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        while (!isClosed(0)) {
            try (Connection connection = place.connect()) {
                listen(connection);
            } catch (SQLException | StoreException e) {
                trouble = String.valueOf(e.getMessage());
                LOG.warn("changes of settings do not come: {}", trouble);
                var unused = isClosed(PAUSE_MILLIS);
            }
        }
    }

    /** Listens first: a change between the two would be missed otherwise. */
    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + StoreSession.CHANNEL);
        }
        onChange.run();
        trouble = null;
        for (int waits = 1; !isClosed(0); waits++) {
            if (StorePlace.hasNotification(connection, WAIT_MILLIS)) {
                onChange.run();
            }
            if (waits % WAITS_A_CHECK == 0 && !connection.isValid(ALIVE_SECONDS)) {
                throw new SQLException("PostgreSQL does not answer");
            }
        }
    }

    private boolean isClosed(long waitMillis) {
        try {
            return closed.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(END_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
