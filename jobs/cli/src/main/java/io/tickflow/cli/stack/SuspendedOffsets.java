package io.tickflow.cli.stack;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.savepoint.OffsetCheck;
import io.tickflow.operate.savepoint.OffsetReport;
import io.tickflow.sandbox.local.RecoveryCheck;
import io.tickflow.sandbox.local.StackPorts;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.job.PublishedSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;

/** Compares the checkpoints that suspended jobs go on from with the topics of the stack. */
final class SuspendedOffsets implements RecoveryCheck {

    /** A job that the JobManager takes back from its store. */
    private static final String INITIALIZING = "INITIALIZING";

    private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final boolean acceptLost;
    private final PrintWriter err;

    /**
     * Creates a check.
     *
     * @param acceptLost true to go on without records that are gone
     * @param err for what is lost
     */
    SuspendedOffsets(boolean acceptLost, PrintWriter err) {
        this.acceptLost = acceptLost;
        this.err = err;
    }

    /**
     * Checks every job of ours.
     *
     * @throws OperationException naming every range that is gone, unless that is accepted
     */
    @Override
    public void check(StackPorts ports) {
        var control = new JobControl(new FlinkRest(ports.jobManagerUrl()));
        for (FlinkJob job : new ActiveJobs(control.target()).list()) {
            Optional<JobKind> kind =
                    Arrays.stream(JobKind.values())
                            .filter(known -> known.jobName().equals(job.name()))
                            .findFirst();
            if (kind.isEmpty()) {
                continue;
            }
            awaitRecovery(control, job.id());
            String path = control.checkpoints(job.id()).restoredPath();
            if (path != null) {
                require(job, report(kind.get(), path, control, job, ports));
            }
        }
    }

    private static OffsetReport report(
            JobKind kind, String path, JobControl control, FlinkJob job, StackPorts ports) {
        if (kind != JobKind.SIGNAL) {
            return OffsetCheck.run(
                    path,
                    kind,
                    Configuration.fromMap(StackJobs.submission(kind, ports).settings()));
        }
        // Its own settings: the topic may be another than that of the file of today.
        Map<String, String> own = PublishedSettings.ownOf(control.details(job.id()).parameters());
        return OffsetCheck.ofFeed(
                path,
                Configuration.fromMap(own).get(FeedOptions.FEED_TOPIC),
                new KafkaConfig(ports.bootstrapServers(), Map.of()));
    }

    private void require(FlinkJob job, OffsetReport report) {
        try {
            report.require(acceptLost);
        } catch (OperationException e) {
            throw OperationException.invalid(
                    "nothing was started: "
                            + job.name()
                            + " would go on from a checkpoint that is behind its topics. "
                            + e.getMessage());
        }
        report.lost().forEach(range -> err.println("note: accepted: " + range.text()));
        err.flush();
    }

    private static void awaitRecovery(JobControl control, String jobId) {
        long deadlineNanos = System.nanoTime() + RECOVERY_MAX.toNanos();
        while (control.find(jobId).map(FlinkJob::state).orElse("").equals(INITIALIZING)) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw OperationException.failed(
                        "the JobManager has not taken back job "
                                + jobId
                                + " after "
                                + RECOVERY_MAX.toSeconds()
                                + " s. Maybe its log says why");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
