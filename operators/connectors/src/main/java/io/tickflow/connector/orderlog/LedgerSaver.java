package io.tickflow.connector.orderlog;

import io.tickflow.core.execution.LedgerImage;
import io.tickflow.core.execution.OrderLedger;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes snapshots of a ledger, on a thread of its own: after a start that read much, and from then
 * on each time the log has grown. A snapshot that cannot be written costs the next start time and
 * nothing else. Thread-safe.
 */
final class LedgerSaver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSaver.class);
    private static final long CLOSE_SECONDS_MAX = 2;

    private final LedgerStore store;
    private final Supplier<LedgerReplay> replays;
    private final LongSupplier epoch;
    private final long every;
    private final AtomicLong grown = new AtomicLong();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread created = new Thread(task, "tickflow-ledger-snapshots");
                        created.setDaemon(true);
                        return created;
                    });

    /**
     * A saver that has nothing to do yet.
     *
     * @param replays each reads the log once
     * @param epoch lease of this process
     * @param every verdicts and reports between two snapshots
     */
    LedgerSaver(LedgerStore store, Supplier<LedgerReplay> replays, LongSupplier epoch, long every) {
        this.store = store;
        this.replays = replays;
        this.epoch = epoch;
        this.every = every;
    }

    /** Restores an empty ledger, and saves it if that meant to read much. */
    LedgerReplay restore(OrderLedger ledger) throws IOException {
        LedgerReplay replay = replays.get();
        replay.restore(ledger, store.read());
        if (replay.read() >= every) {
            LedgerSnapshot snapshot = replay.snapshot(ledger.image(), epoch.getAsLong());
            submit(() -> write(snapshot));
        } else {
            grown.set(replay.read());
        }
        return replay;
    }

    /** A record was appended. */
    void onAppended() {
        if (grown.incrementAndGet() == every) {
            submit(this::catchUp);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void submit(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The sink has ended; the next start reads a little more", e);
        }
    }

    /** From the log again, and not from the ledger of the sink, which runs ahead of its log. */
    private void catchUp() {
        grown.set(0);
        var ledger = new OrderLedger(LedgerImage.NEWEST_MAX);
        LedgerReplay replay = replays.get();
        try {
            replay.restore(ledger, store.read());
            write(replay.snapshot(ledger.image(), epoch.getAsLong()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("No ledger snapshot this time: {}", e.toString());
        }
    }

    private void write(LedgerSnapshot snapshot) {
        try {
            store.write(snapshot);
            LOG.info(
                    "Account {}: ledger snapshot at {} and {}, {} orders open",
                    snapshot.account(),
                    snapshot.verdicts(),
                    snapshot.reports(),
                    snapshot.image().open().size());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The ledger snapshot cannot be written: {}", e.toString());
        }
    }
}
