package io.tickflow.cli.backfill;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.cli.local.LocalMetrics;
import io.tickflow.job.backfill.BackfillInput;
import io.tickflow.job.backfill.TopicInput;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.jobmaster.JobResult;

/** Shows the progress of a job and waits for its end. */
final class BackfillWatch {

    private static final long POLL_MILLIS = 200;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LocalCluster cluster;
    private final String job;
    private final BackfillInput input;
    private final ProgressLine progress;
    private final long startNanos = System.nanoTime();

    BackfillWatch(LocalCluster cluster, String job, BackfillInput input, ProgressLine progress) {
        this.cluster = cluster;
        this.job = job;
        this.input = input;
        this.progress = progress;
    }

    /** Waits for the end of a bounded job. */
    void awaitEnd() throws Exception {
        while (!cluster.hasEnded(job)) {
            show(BackfillCounts.of(cluster.metrics()));
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        progress.end();
        JobResult result = cluster.result(job);
        if (!result.isSuccess()) {
            throw failed(result);
        }
    }

    /** Waits until an unbounded job is idle and has processed everything read. */
    void awaitIdle() throws Exception {
        BackfillCounts before = null;
        while (true) {
            BackfillCounts now = BackfillCounts.of(cluster.metrics());
            if (cluster.hasEnded(job)) {
                throw failed(cluster.result(job));
            }
            // A tick is counted slightly before its vector, so equal counts twice in a row are
            // final.
            if (isRead() && now.drained() && now.equals(before)) {
                progress.end();
                return;
            }
            before = now;
            show(now);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Seconds since the creation of this object. */
    double seconds() {
        return (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    }

    private boolean isRead() {
        return input instanceof TopicInput
                ? fractionRead() >= 1
                : cluster.metrics().max(BackfillCounts.SOURCE, "historyDone") == 1;
    }

    private double fractionRead() {
        LocalMetrics metrics = cluster.metrics();
        if (input instanceof TopicInput topic) {
            Map<Integer, Long> offsets = new HashMap<>();
            metrics.by("partition", "currentOffset")
                    .forEach((partition, at) -> offsets.put(Integer.valueOf(partition), at));
            return topic.fractionRead(offsets);
        }
        return metrics.max(BackfillCounts.SOURCE, "historyFractionRead");
    }

    private void show(BackfillCounts counts) {
        double fraction = fractionRead();
        double seconds = seconds();
        progress.show(
                fraction,
                String.format(
                        Locale.ROOT,
                        "%s  %,.0f/s  decisions %,d  signals %,d  %s",
                        ProgressWords.ticks(counts.ticks()),
                        counts.ticks() / Math.max(seconds, 1e-3),
                        counts.decisions(),
                        counts.signals(),
                        ProgressWords.left(fraction, seconds)),
                System.nanoTime());
    }

    private static CommandException failed(JobResult result) {
        Throwable cause =
                result.getSerializedThrowable()
                        .<Throwable>map(
                                thrown ->
                                        thrown.deserializeError(
                                                BackfillWatch.class.getClassLoader()))
                        .orElseGet(() -> new IllegalStateException("it was cancelled"));
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return CommandException.failed("the job failed: " + cause.getMessage(), cause);
    }
}
