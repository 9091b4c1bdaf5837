package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import java.time.Duration;

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
    StopResult stop(String jobId, String triggerId) {
        FlinkJob job = find(jobId);
        if (job.ended()) {
            return StopResult.of(Snapshot.newest(job, control.checkpointsAfterEnd(jobId)));
        }
        try {
            String path = control.stop(jobId, triggerId, MAX);
            return StopResult.of(
                    Snapshot.savepoint(path, control.checkpoints(jobId).savepointDoneMillis()));
        } catch (OperationException e) {
            return afterFailure(jobId, triggerId, e);
        }
    }

    private StopResult afterFailure(String jobId, String triggerId, OperationException failure) {
        FlinkJob job = find(jobId);
        if (job.ended()) {
            return StopResult.of(Snapshot.newest(job, control.checkpointsAfterEnd(jobId)));
        }
        if (control.isStopping(jobId, triggerId)) {
            throw failure;
        }
        return StopResult.refused(String.valueOf(failure.getMessage()));
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
}
