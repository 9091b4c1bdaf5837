package io.tickflow.connector.lease;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.lease.LeaseChange.State;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;

/**
 * Passes records on while its job holds the {@link JobLease} of its pipeline. The first subtask
 * claims it before its first record, and fails the job for good if an earlier job is alive.
 *
 * @param <T> type of the records
 */
public final class JobGuard<T> extends RichMapFunction<T, T> {

    private static final long serialVersionUID = 1;

    /** Beginning of the accounts under which jobs are recorded among the leases. */
    public static final String ACCOUNT_PREFIX = "job:";

    private static final long LEASE_MILLIS = 6_000;
    private static final Duration OPENED_WITHIN = Duration.ofSeconds(30);
    private static final long STEP_MILLIS = 100;

    private final KafkaConfig kafka;
    private final Deployment deployment;
    private final String name;

    private transient @Nullable JobLease lease;

    /**
     * Creates a guard.
     *
     * @param name of the job
     */
    public JobGuard(KafkaConfig kafka, Deployment deployment, String name) {
        this.kafka = kafka;
        this.deployment = deployment;
        this.name = name;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        String account = ACCOUNT_PREFIX + name + '@' + deployment.pipeline();
        String jobId = getRuntimeContext().getJobInfo().getJobId().toString();
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() > 0) {
            awaitOpened(account, jobId);
            return;
        }
        lease =
                new JobLease(
                        account,
                        jobId,
                        LEASE_MILLIS,
                        KafkaLeaseLog.open(
                                kafka, EventTypes.LEASES.topic(), deployment, LEASE_MILLIS),
                        InstantSource.system());
        try {
            lease.claim();
        } catch (SecondJobException e) {
            throw new SuppressRestartsException(e);
        }
    }

    @Override
    public T map(T record) {
        JobLease held = lease;
        if (held != null) {
            SecondJobException loss = held.loss();
            if (loss != null) {
                throw new SuppressRestartsException(loss);
            }
        }
        return record;
    }

    @Override
    public void close() {
        if (lease != null) {
            lease.close();
        }
    }

    /** Waits for the first subtask, which ends the job if it fails. */
    private void awaitOpened(String account, String jobId)
            throws IOException, InterruptedException {
        var opened = new AtomicBoolean();
        long deadlineNanos = System.nanoTime() + OPENED_WITHIN.toNanos();
        try (var leases = LeaseTopic.open(kafka, EventTypes.LEASES.topic(), OPENED_WITHIN)) {
            while (true) {
                leases.readToEnd(
                        (offset, change) -> {
                            if (change.account().equals(account)
                                    && change.holder().equals(jobId)
                                    && change.state() == State.OPENED) {
                                opened.set(true);
                            }
                        });
                if (opened.get()) {
                    return;
                }
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw new IOException(
                            "the first subtask did not open the lease of %s in %d s"
                                    .formatted(account, OPENED_WITHIN.toSeconds()));
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        }
    }
}
