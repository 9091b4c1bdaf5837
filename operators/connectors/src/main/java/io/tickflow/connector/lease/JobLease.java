package io.tickflow.connector.lease;

import io.tickflow.connector.lease.JobLeaseHistory.Claim;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import io.tickflow.core.lease.LeaseLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Right of a job to write the events of its pipeline. Unlike the lease of an account, the first
 * claim counts: a later job is refused while an earlier one is heard, and a restart of the same job
 * goes on at once. A job that was silent for longer than its lease yields to its successor.
 *
 * <p>Two jobs at the same time are an operator's mistake and no danger, since ids are derived and
 * readers drop what they know: events may be doubled for the length of a heartbeat. {@link #claim}
 * belongs to one thread, all else may come from any.
 */
public final class JobLease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLease.class);
    private static final int BEATS_PER_LEASE = 3;
    private static final long STOP_MILLIS = 2_000;

    private final String job;
    private final String holder;
    private final long leaseMillis;
    private final LeaseLog log;
    private final InstantSource clock;
    private final JobLeaseHistory history;
    private final ScheduledThreadPoolExecutor executor;
    private long epoch;
    private volatile @Nullable SecondJobException loss;

    /**
     * Creates a lease before its claim. Owns and closes {@code log}.
     *
     * @param job name and pipeline
     * @param holder id of the job, the same after each of its restarts
     * @param leaseMillis silence after which the job counts as gone
     */
    public JobLease(
            String job, String holder, long leaseMillis, LeaseLog log, InstantSource clock) {
        this.job = job;
        this.holder = holder;
        this.leaseMillis = leaseMillis;
        this.log = log;
        this.clock = clock;
        this.history = new JobLeaseHistory(job);
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "tickflow-lease-" + job);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Claims the lease: at once if the last job released it, otherwise after having listened for
     * that one's heartbeats.
     *
     * @throws SecondJobException if an earlier job is alive
     * @throws IOException if the log cannot be written or read
     */
    public void claim() throws SecondJobException, IOException, InterruptedException {
        long offset = log.append(change(State.CLAIMED));
        epoch = offset + 1;
        log.readOn(offset, history::add);
        long waitMillis = rivals().stream().mapToLong(Claim::leaseMillis).max().orElse(0);
        listen(offset, waitMillis + waitMillis / 10);
        var opened = log.append(change(State.OPENED));
        LOG.info("{} is run by {}, epoch {}, opened at {}", job, holder, epoch, opened);
        long periodMillis = beatMillis();
        var unused =
                executor.scheduleWithFixedDelay(
                        this::beat, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    /** Returns why this job must end; null while it may go on. */
    public @Nullable SecondJobException loss() {
        return loss;
    }

    /** Writes a heartbeat and looks for a successor; a failure is left to the next heartbeat. */
    void beat() {
        if (loss != null) {
            return;
        }
        try {
            log.readOn(log.append(change(State.HELD)), history::add);
            history.after(epoch).values().stream()
                    .filter(claim -> claim.opened() && !claim.holder().equals(holder))
                    .findFirst()
                    .ifPresent(successor -> loss = refusal(successor));
        } catch (IOException e) {
            LOG.warn("No heartbeat for {}; does Kafka answer?", job, e);
        }
    }

    /** Releases the lease, so that a successor need not listen. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (executor.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS) && epoch > 0) {
                var unused = log.append(change(State.RELEASED));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The lease of {} was not released; it runs out by itself", job, e);
        } finally {
            log.close();
        }
    }

    /** Beats and listens for a time; fails as soon as a rival is heard after {@code claimed}. */
    private void listen(long claimed, long millis)
            throws SecondJobException, IOException, InterruptedException {
        long heardTo = claimed;
        long until = clock.millis() + millis;
        while (clock.millis() < until) {
            TimeUnit.MILLISECONDS.sleep(
                    Math.max(1, Math.min(beatMillis(), until - clock.millis())));
            log.readOn(log.append(change(State.HELD)), history::add);
            for (Claim rival : rivals()) {
                if (rival.heard() > heardTo) {
                    throw refusal(rival);
                }
            }
        }
    }

    private Collection<Claim> rivals() {
        return history.before(epoch).values().stream()
                .filter(claim -> !claim.holder().equals(holder))
                .toList();
    }

    private SecondJobException refusal(Claim rival) {
        return new SecondJobException(
                "%s runs already as job %s, and a second one would write every event twice: stop that job first, or give this one another tickflow.pipeline"
                        .formatted(job, rival.holder()));
    }

    private long beatMillis() {
        return Math.max(1, leaseMillis / BEATS_PER_LEASE);
    }

    private LeaseChange change(State state) {
        return new LeaseChange(
                job,
                state,
                state == State.CLAIMED ? 0 : epoch,
                holder,
                leaseMillis,
                0,
                clock.millis());
    }
}
