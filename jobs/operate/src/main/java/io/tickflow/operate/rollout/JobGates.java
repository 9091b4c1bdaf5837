package io.tickflow.operate.rollout;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.rollout.gate.GateOutcome;
import io.tickflow.operate.rollout.gate.GateRule;
import io.tickflow.operate.rollout.gate.Measurement;
import java.util.Optional;

/** Gates whose figures the JobManager has. */
final class JobGates {

    private static final double SECOND = 1_000;

    private final JobControl control;
    private final String jobId;
    private final long startedMillis;

    JobGates(JobControl control, String jobId, long startedMillis) {
        this.control = control;
        this.jobId = jobId;
        this.startedMillis = startedMillis;
    }

    /** Reason for which the job will never run again; empty while it may. */
    Optional<String> end() {
        try {
            // A JobManager that recovers does not list its jobs at once: no job is no end.
            return control.find(jobId)
                    .filter(FlinkJob::ended)
                    .map(
                            job ->
                                    "job "
                                            + jobId
                                            + " is "
                                            + job.state()
                                            + control.failure(jobId)
                                                    .map(reason -> ": " + line(reason))
                                                    .orElse(""));
        } catch (OperationException e) {
            // Nobody answers: the gates count that.
            return Optional.empty();
        }
    }

    /** Restarts of the job. */
    Measurement restarts(GateRule rule) {
        try {
            FlinkJob job = control.find(jobId).orElse(null);
            if (job == null) {
                return Measurement.error("the JobManager does not list the job");
            }
            long restarts = control.restarts(jobId);
            boolean running = job.running();
            Measurement measured = rule.measure((double) restarts, restarts, "");
            if (!running && measured.outcome() == GateOutcome.PASS) {
                return Measurement.inconclusive((double) restarts, restarts, "not every task runs");
            }
            String why = restarts == 0 ? "" : control.failure(jobId).map(JobGates::line).orElse("");
            return new Measurement(measured.outcome(), (double) restarts, restarts, why);
        } catch (OperationException e) {
            return Measurement.error(line(String.valueOf(e.getMessage())));
        }
    }

    /** Age of the newest checkpoint since the start. */
    Measurement checkpoint(GateRule rule) {
        try {
            Long completed = control.checkpoints(jobId).completedMillis();
            boolean none = completed == null || completed < startedMillis;
            double seconds =
                    Math.max(0, System.currentTimeMillis() - (none ? startedMillis : completed));
            Measurement measured =
                    rule.measure(
                            seconds / SECOND, rule.countMin(), none ? "no checkpoint yet" : "");
            return none && measured.outcome() == GateOutcome.PASS
                    ? Measurement.inconclusive(measured.figure(), 0, measured.note())
                    : measured;
        } catch (OperationException e) {
            return Measurement.error(line(String.valueOf(e.getMessage())));
        }
    }

    private static String line(String text) {
        return text.lines().findFirst().orElse("");
    }
}
