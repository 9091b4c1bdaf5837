package io.tickflow.operate.rollout;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import java.time.Duration;
import java.util.Optional;

/** Stops a job with a savepoint; called again it finds what the first call did. */
final class JobStop {

    static final Duration MAX = Duration.ofMinutes(2);

    private final JobControl control;

    JobStop(JobControl control) {
        this.control = control;
    }

    /**
     * Stops.
     *
     * @return empty if Flink refused and the job runs on
     * @throws OperationException if nobody can say yet how it went
     */
    Result stop(String jobId, String triggerId) {
        FlinkJob job = find(jobId);
        if (job.ended()) {
            return Result.of(Snapshot.newest(job, control.checkpointsAfterEnd(jobId)));
        }
        try {
            String path = control.stop(jobId, triggerId, MAX);
            return Result.of(
                    Snapshot.savepoint(path, control.checkpoints(jobId).savepointDoneMillis()));
        } catch (OperationException e) {
            return afterFailure(jobId, triggerId, e);
        }
    }

    private Result afterFailure(String jobId, String triggerId, OperationException failure) {
        FlinkJob job = find(jobId);
        if (job.ended()) {
            return Result.of(Snapshot.newest(job, control.checkpointsAfterEnd(jobId)));
        }
        if (control.isStopping(jobId, triggerId)) {
            throw failure;
        }
        return Result.refused(String.valueOf(failure.getMessage()));
    }

    private FlinkJob find(String jobId) {
        return control.find(jobId)
                .orElseThrow(
                        () ->
                                OperationException.failed(
                                        "the JobManager at "
                                                + control.target().address()
                                                + " does not know job "
                                                + jobId
                                                + " any more, and with it not its savepoint. Maybe"
                                                + " it was restarted: look for the savepoint in the"
                                                + " folder of savepoints, start the job from it"
                                                + " with bin/tickflow submit signal"
                                                + " --from-savepoint, and give up this rollout with"
                                                + " rollout --abandon"));
    }

    /**
     * Result of a stop.
     *
     * @param snapshot of the ended job; empty if it runs on
     * @param refusal reason for which it runs on; empty if it ended
     */
    record Result(Optional<Snapshot> snapshot, String refusal) {

        static Result of(Snapshot snapshot) {
            return new Result(Optional.of(snapshot), "");
        }

        static Result refused(String reason) {
            return new Result(Optional.empty(), reason);
        }
    }
}
