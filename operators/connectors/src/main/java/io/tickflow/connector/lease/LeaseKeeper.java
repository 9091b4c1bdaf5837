package io.tickflow.connector.lease;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import io.tickflow.core.lease.LeaseLog;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the lease of an account, waits until no older owner can assume it, and keeps it by
 * heartbeats. A heartbeat is an append that is read back: no newer claim may lie between the claim
 * and the heartbeat. At most one keeper of an account thus holds its {@link Lease} at any time,
 * regardless of where and how long it was stopped.
 *
 * <p>Proof. A successor's claim is durable before it begins to wait. A heartbeat that starts later
 * is appended after the claim and sees it. The last heartbeat that renewed an older lease therefore
 * began before the wait, which is longer than that lease.
 */
public final class LeaseKeeper implements AutoCloseable {

    /** End of a log of orders. */
    public interface OrdersEnd {
        long offset() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int BEATS_PER_LEASE = 3;

    /** A fiftieth: monotonic clocks differ by far less than a thousandth. */
    private static final int CLOCK_SHARE = 50;

    private static final long WAIT_STEP_MILLIS = 50;
    private static final long STOP_MILLIS = 2_000;

    private final String account;
    private final String holder;
    private final Lease lease;
    private final LeaseLog log;
    private final LeaseHistory history;
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicReference<@Nullable LeaseLostException> loss = new AtomicReference<>();
    private final ScheduledThreadPoolExecutor executor;
    private volatile Consumer<LeaseLostException> onLoss = lost -> {};
    private volatile boolean opened;

    /**
     * Creates a keeper before its claim. Owns and closes {@code log}.
     *
     * @param holder readable name of this process
     */
    public LeaseKeeper(String account, String holder, Lease lease, LeaseLog log) {
        this.account = account;
        this.holder = holder;
        this.lease = lease;
        this.log = log;
        this.history = new LeaseHistory(account);
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "tickflow-lease-" + account);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Lease kept here. */
    public Lease lease() {
        return lease;
    }

    /**
     * Claims the account and waits until it may be traded: at once if the last owner released it,
     * otherwise for longer than that one's lease.
     *
     * @param lost called once, on a thread of this keeper, if a newer owner appears later
     * @throws LeaseLostException if a newer owner appears before
     * @throws IOException if the log cannot be written or read
     */
    public void claim(OrdersEnd orders, Consumer<LeaseLostException> lost)
            throws IOException, InterruptedException {
        onLoss = lost;
        Lease.Mark began = lease.mark();
        long offset = log.append(change(State.CLAIMED, 0));
        long claimedNanos = lease.nanos();
        long waitMillis = readClaim(offset);
        lease.claimed(offset + 1);
        lease.renew(began);
        long periodMillis = Math.max(1, lease.leaseMillis() / BEATS_PER_LEASE);
        var unused =
                executor.scheduleWithFixedDelay(
                        this::beat, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
        await(claimedNanos, longerThan(waitMillis));
        var opening = log.append(change(State.OPENED, orders.offset()));
        opened = true;
        LOG.info(
                "Account {} is traded by {} from now on, epoch {}, opened at {} after {} ms",
                account,
                holder,
                lease.epoch(),
                opening,
                waitMillis);
    }

    /** Writes a heartbeat and reads up to it; a failure is left to the next heartbeat. */
    void beat() {
        if (loss.get() != null) {
            return;
        }
        Lease.Mark began = lease.mark();
        try {
            log.readOn(log.append(change(State.HELD, 0)), history::add);
            if (history.newestEpoch() > lease.epoch()) {
                lost();
            } else {
                lease.renew(began);
            }
        } catch (IOException e) {
            LOG.warn(
                    "No heartbeat for account {}; its lease has {} ms left",
                    account,
                    lease.remainingMillis(),
                    e);
        }
    }

    /**
     * Releases the lease, so that a successor need not wait. Call it only when nothing can be sent
     * any more.
     */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            boolean ended = executor.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
            boolean held = lease.end();
            if (ended && held && opened) {
                var unused = log.append(change(State.RELEASED, 0));
            }
        } catch (InterruptedException e) {
            lease.end();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The lease of account {} was not released; it runs out by itself", account, e);
        } finally {
            log.close();
        }
    }

    /** Reads up to the own claim and returns the time for which earlier owners may still send. */
    private long readClaim(long claim) throws IOException {
        long[] waitMillis = {0};
        log.readOn(
                claim,
                (offset, change) -> {
                    if (offset == claim) {
                        waitMillis[0] = history.waitMillis();
                    }
                    history.add(offset, change);
                });
        return waitMillis[0];
    }

    private void await(long fromNanos, long millis) throws IOException, InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        while (lease.nanos() - fromNanos < nanos && gone.getCount() > 0) {
            var unused = gone.await(WAIT_STEP_MILLIS, TimeUnit.MILLISECONDS);
        }
        LeaseLostException lost = loss.get();
        if (lost != null) {
            throw lost;
        }
    }

    private void lost() {
        lease.end();
        var exception =
                new LeaseLostException(
                        "account %s belongs to epoch %d of %s now, and no more to epoch %d of %s;"
                                        .formatted(
                                                account,
                                                history.newestEpoch(),
                                                history.newestHolder(),
                                                lease.epoch(),
                                                holder)
                                + " nothing is sent from here any more");
        loss.set(exception);
        gone.countDown();
        onLoss.accept(exception);
    }

    private LeaseChange change(State state, long ordersFrom) {
        return new LeaseChange(
                account,
                state,
                lease.epoch(),
                holder,
                lease.leaseMillis(),
                ordersFrom,
                lease.mark().millis());
    }

    /** Extends a time for clocks that run at slightly different speeds. */
    private static long longerThan(long millis) {
        return millis + millis / CLOCK_SHARE;
    }
}
