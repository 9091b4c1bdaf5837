package io.tickflow.operate.canary;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Waits until every scoring subtask of a job has read a control. */
public final class CanaryTaking {

    /** Metric of the scoring stage. */
    private static final String POSITION = "canaryPosition";

    private static final Duration POLL = Duration.ofMillis(500);

    private final JobControl control;
    private final Duration max;

    /**
     * Creates a wait.
     *
     * @param max longest wait; Flink's metrics are up to ten seconds old
     */
    public CanaryTaking(JobControl control, Duration max) {
        this.control = control;
        this.max = max;
    }

    /**
     * Waits.
     *
     * @param offset of the control's record
     * @return reason for which the job has not taken it; empty if it has
     */
    public Optional<String> await(String jobId, long offset) {
        long deadlineNanos = System.nanoTime() + max.toNanos();
        String last = "its metrics do not tell";
        while (System.nanoTime() - deadlineNanos < 0 && !Thread.currentThread().isInterrupted()) {
            try {
                FlinkJob job = control.find(jobId).orElse(null);
                if (job != null && job.ended()) {
                    return Optional.of("job " + jobId + " is " + job.state());
                }
                OptionalLong position = control.smallestMetric(jobId, POSITION);
                if (position.isPresent() && position.getAsLong() > offset) {
                    return Optional.empty();
                }
                if (position.isPresent()) {
                    last = "it has read up to offset " + position.getAsLong();
                }
            } catch (OperationException e) {
                last = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return Optional.of(
                "job "
                        + jobId
                        + " has not read the record at offset "
                        + offset
                        + " in "
                        + max.toSeconds()
                        + " s: "
                        + last);
    }
}
