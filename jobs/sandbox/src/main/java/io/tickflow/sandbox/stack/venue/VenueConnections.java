package io.tickflow.sandbox.stack.venue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.session.IoSession;

/** The sockets of a venue, which it may cease to read. Thread-safe. */
final class VenueConnections implements AutoCloseable {

    private static final long CHECK_MILLIS = 20;

    private final Set<IoSession> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread created = new Thread(task, "venue-connections");
                        created.setDaemon(true);
                        return created;
                    });
    private volatile boolean reading = true;
    private volatile boolean ignoresResets;

    VenueConnections() {
        // A connection that is being made registers its interest in reading after it is announced.
        var unused =
                thread.scheduleWithFixedDelay(
                        this::apply, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Called for each connection while it is made. */
    void add(IoFilterChain chain) {
        IoSession connection = chain.getSession();
        open.add(connection);
        if (!reading) {
            connection.suspendRead();
        }
        if (ignoresResets) {
            chain.addFirst("overlooks-resets", new ResetFilter());
        }
    }

    /** Overlooks ResetSeqNumFlag(141) on connections from now on, or does not. */
    void ignoreResets(boolean ignore) {
        ignoresResets = ignore;
    }

    /** Reads from now on, or does not. */
    void read(boolean read) {
        if (reading != read) {
            reading = read;
            open.forEach(read ? IoSession::resumeRead : IoSession::suspendRead);
        }
    }

    private void apply() {
        open.removeIf(IoSession::isClosing);
        if (!reading) {
            open.forEach(IoSession::suspendRead);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
