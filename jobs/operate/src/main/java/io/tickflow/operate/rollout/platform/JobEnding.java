package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a job that may be failing: with a savepoint if it can still take one, else by a cancel, so
 * that its latest checkpoint is the newest snapshot.
 */
final class JobEnding {

    /** The main method of a job may run for this long before the JobManager lists the job. */
    private static final Duration SUBMISSION_MAX = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(200);

    private final JobControl control;
    private final JobStop stops;

    JobEnding(JobControl control, JobStop stops) {
        this.control = control;
        this.stops = stops;
    }

    /**
     * Ends a job.
     *
     * @param submittedMillis earliest time of its submission, by the clock of this machine
     * @param hasRun true if the JobManager has taken it
     * @return its newest snapshot; empty if it has never run
     * @throws OperationException if it has run and the JobManager does not list it
     */
    Optional<Snapshot> end(String jobId, String triggerId, long submittedMillis, boolean hasRun) {
        FlinkJob job = await(jobId, submittedMillis).orElse(null);
        if (job == null && hasRun) {
            throw OperationException.failed(
                    "the JobManager at "
                            + control.target().address()
                            + " does not list job "
                            + jobId
                            + ", which has run: nothing is rewound. Maybe it recovers: call rollout"
                            + " --go-back once more in a minute");
        }
        if (job == null) {
            return Optional.empty();
        }
        if (job.running() || job.ended()) {
            Optional<Snapshot> snapshot = snapshotOf(jobId, triggerId);
            if (snapshot.isPresent()) {
                return snapshot;
            }
        }
        control.cancel(jobId, JobStop.MAX);
        return control.find(jobId)
                .map(ended -> Snapshot.newest(ended, control.checkpointsAfterEnd(jobId)));
    }

    /**
     * Ends a job whose state nobody needs.
     *
     * @param submittedMillis earliest time of its submission, by the clock of this machine
     * @param hasRun true if the JobManager has taken it
     * @throws OperationException if it has run and the JobManager does not list it
     */
    void cancel(String jobId, long submittedMillis, boolean hasRun) {
        FlinkJob job = (hasRun ? control.find(jobId) : await(jobId, submittedMillis)).orElse(null);
        if (job == null && hasRun) {
            throw OperationException.failed(
                    "the JobManager at "
                            + control.target().address()
                            + " does not list job "
                            + jobId
                            + ", which has run. Maybe it recovers: call rollout --resume in a"
                            + " minute, or give up this rollout with rollout --abandon");
        }
        if (job != null && !job.ended()) {
            control.cancel(jobId, JobStop.MAX);
        }
    }

    private Optional<Snapshot> snapshotOf(String jobId, String triggerId) {
        return stops.stop(jobId, triggerId).snapshot();
    }

    /** A submission whose caller is gone may still be under way. */
    private Optional<FlinkJob> await(String jobId, long submittedMillis) {
        while (true) {
            Optional<FlinkJob> found = control.find(jobId);
            long passedMillis = System.currentTimeMillis() - submittedMillis;
            if (found.isPresent() || passedMillis > SUBMISSION_MAX.toMillis()) {
                return found;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
