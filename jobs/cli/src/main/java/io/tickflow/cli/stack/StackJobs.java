package io.tickflow.cli.stack;

import io.tickflow.cli.cluster.JobJar;
import io.tickflow.cli.cluster.LiveSubmission;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.FlinkTarget;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.RestTarget;
import io.tickflow.operate.flink.Submission;
import io.tickflow.sandbox.local.StackPorts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Submits the jobs that do not run on a local stack yet, in mode DEMO against its venue. */
final class StackJobs {

    private static final Duration RUNNING_MAX = Duration.ofMinutes(2);

    /** Readers before writers: none of the events waits for its reader. */
    private static final List<JobKind> ORDER =
            List.of(JobKind.HISTORY, JobKind.DESK, JobKind.SIGNAL);

    private final StackPorts ports;
    private final PrintWriter err;
    private final ProgressLine line;

    StackJobs(StackPorts ports, PrintWriter err, ProgressLine line) {
        this.ports = ports;
        this.err = err;
        this.line = line;
    }

    /**
     * Submits them and waits until each runs.
     *
     * @param progress told in one line about each job
     */
    void submitMissing(Consumer<String> progress) {
        FlinkTarget flink = new RestTarget(new FlinkRest(ports.jobManagerUrl()));
        var active = new ActiveJobs(flink);
        for (JobKind kind : ORDER) {
            if (active.find(kind.jobName()).isPresent()) {
                progress.accept(kind.jobName() + " has been submitted before");
            } else {
                long startNanos = System.nanoTime();
                line.show("submitting " + kind.jobName(), startNanos);
                Submission live = new LiveSubmission(err).announce(submission(kind, ports));
                String id = flink.submit(live, JobJar.locate());
                flink.awaitRunning(id, RUNNING_MAX);
                line.end();
                progress.accept(
                        String.format(
                                Locale.ROOT,
                                "%s runs as job %s (%.1f s after its submission)",
                                kind.jobName(),
                                id,
                                (System.nanoTime() - startNanos) / 1e9));
            }
        }
    }

    /** A job with the settings that it has on a local stack. */
    static Submission submission(JobKind kind, StackPorts ports) {
        Path file = Home.resolve("flink-conf/tickflow.yaml");
        return Submission.of(kind, Home.resolve(""), file, settings(ports));
    }

    /** Settings that differ from those of the file. */
    static Map<String, String> settings(StackPorts ports) {
        Map<String, String> settings = new HashMap<>(KnownStack.settings(ports));
        settings.put("tickflow.mode", "DEMO");
        return settings;
    }
}
