package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import java.time.Duration;
import java.util.Optional;

/** Starts a job under a chosen id; called again it finds what the first call did. */
final class JobStart {

    private static final Duration MAX = Duration.ofMinutes(2);

    private final JobControl control;
    private final RolloutJar jar;

    JobStart(JobControl control, RolloutJar jar) {
        this.control = control;
        this.jar = jar;
    }

    /**
     * Submits, unless the job is there.
     *
     * @return reason of a refusal; empty if it is there
     */
    Optional<String> submit(String jobId, Submission submission) {
        if (control.find(jobId).isPresent()) {
            return Optional.empty();
        }
        refuseForeign(jobId, submission.kind());
        String jarId = jar.id();
        try {
            control.run(jarId, submission, jobId);
            return Optional.empty();
        } catch (OperationException e) {
            // Fails in turn if the JobManager is away, which is no refusal.
            return control.find(jobId).isPresent()
                    ? Optional.empty()
                    : Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Waits until every task runs.
     *
     * @return reason if it does not come to that; empty if they run
     */
    Optional<String> awaitRunning(String jobId) {
        try {
            control.target().awaitRunning(jobId, MAX);
            return Optional.empty();
        } catch (OperationException e) {
            FlinkJob found = control.find(jobId).orElse(null);
            if (found == null) {
                // The JobManager recovers, or somebody has removed the job: no failed start.
                throw e;
            }
            String why =
                    found.ended()
                            ? ""
                            : control.failure(jobId).map(reason -> ": " + reason).orElse("");
            return Optional.of(e.getMessage() + why);
        }
    }

    /** Returns true if a job was started and has ended: its id is used up. */
    boolean hasEnded(String jobId) {
        return control.find(jobId).map(FlinkJob::ended).orElse(false);
    }

    /** A job that somebody else has started would write every event a second time. */
    private void refuseForeign(String jobId, JobKind kind) {
        new ActiveJobs(control.target())
                .find(kind.jobName())
                .filter(job -> !job.id().equals(jobId))
                .ifPresent(
                        job -> {
                            throw OperationException.invalid(
                                    job.name()
                                            + " runs as job "
                                            + job.id()
                                            + ", which this rollout has not started: stop it first,"
                                            + " or give up this rollout with rollout --abandon");
                        });
    }
}
