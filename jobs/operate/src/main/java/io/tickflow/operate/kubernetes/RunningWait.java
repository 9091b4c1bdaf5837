package io.tickflow.operate.kubernetes;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until a job runs, by two words: the operator's for this very wish, and Flink's own for
 * every task.
 */
final class RunningWait {

    private static final Duration MAX = Duration.ofMinutes(5);

    private final DeploymentChange change;
    private final JobControl control;

    RunningWait(DeploymentChange change, JobControl control) {
        this.change = change;
        this.control = control;
    }

    /**
     * Waits.
     *
     * @return reason if it does not come to that; empty if every task runs
     */
    Optional<String> await(String jobId) {
        Optional<DeploymentView> seen =
                change.await(
                        MAX,
                        view ->
                                isLost(view, jobId)
                                        || (view.isReconciled()
                                                && view.jobId().equals(jobId)
                                                && view.jobState().equals("RUNNING")
                                                && everyTaskRuns(jobId)));
        if (seen.isPresent() && !isLost(seen.get(), jobId)) {
            return Optional.empty();
        }
        return Optional.of(change.client().read().sentence() + failure(jobId));
    }

    private static boolean isLost(DeploymentView view, String jobId) {
        return view.isReconciled() && view.jobId().equals(jobId) && view.isJobEnded();
    }

    private boolean everyTaskRuns(String jobId) {
        try {
            return control.find(jobId).map(FlinkJob::running).orElse(false);
        } catch (OperationException e) {
            // A JobManager that starts does not answer yet.
            return false;
        }
    }

    private String failure(String jobId) {
        try {
            return control.failure(jobId).map(reason -> ": " + reason).orElse("");
        } catch (OperationException e) {
            return "";
        }
    }
}
