package io.tickflow.cli.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.OutputDraft;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.local.JobLog;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.flink.function.HistorySpans;
import io.tickflow.flink.function.HistorySpans.Span;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.backfill.BackfillInput;
import io.tickflow.job.backfill.BackfillJob;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.SchemaException;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalTopology;
import io.tickflow.process.ScratchFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Run of a backfill, from history to report. */
final class BackfillRun {

    private static final String JOB = "tickflow-backfill";

    private final BackfillPlan plan;
    private final BackfillSettings settings;
    private final PrintWriter out;
    private final ProgressLine progress;

    BackfillRun(
            BackfillPlan plan, BackfillSettings settings, PrintWriter out, ProgressLine progress) {
        this.plan = plan;
        this.settings = settings;
        this.out = out;
        this.progress = progress;
    }

    /** Runs the backfill; returns 0 if every count adds up, otherwise 1. */
    int run() throws Exception {
        try (ScratchFolder directory = ScratchFolder.create()) {
            SignalJob.checkBundle(settings.signal()).forEach(this::say);
            BackfillInput input = BackfillInputs.open(plan, settings);
            requireOverlap(input.lastMillis());
            SignalTopology.Ends ends = ends();
            JobLog.writeTo(directory.logs());
            try {
                return run(directory, input, ends);
            } catch (Exception e) {
                directory.keepLogs();
                say("the log stays in " + directory.logs());
                throw e;
            }
        }
    }

    private int run(ScratchFolder directory, BackfillInput input, SignalTopology.Ends ends)
            throws Exception {
        Configuration flink = flink(directory.data("flink"));
        say("starting the job on a Flink mini-cluster");
        try (LocalCluster cluster = LocalCluster.start(flink, plan.parallelism())) {
            StreamExecutionEnvironment env = JobEnvironment.create(flink);
            env.setParallelism(plan.parallelism());
            BackfillJob.define(
                    env,
                    settings.signal(),
                    input,
                    ends,
                    plan.clickHouse() ? BackfillJob.tickTable(settings.history()) : null,
                    plan.handOver());
            cluster.submit(JOB, env);
            var watch = new BackfillWatch(cluster, JOB, input, progress);
            BackfillReport.Savepoint savepoint = null;
            if (plan.savepointTo() == null) {
                watch.awaitEnd();
            } else {
                watch.awaitIdle();
                savepoint = stop(cluster, plan.savepointTo());
            }
            return report(cluster, savepoint, watch.seconds());
        }
    }

    /** Disables restarts: a failed backfill is run again as a whole and only replaces its rows. */
    private static Configuration flink(Path directory) {
        Configuration flink =
                LocalCluster.configuration(LocalCluster.flinkConfiguration(), directory);
        flink.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return flink;
    }

    private SignalTopology.Ends ends() {
        if (!plan.clickHouse()) {
            return BackfillJob.nowhere();
        }
        try {
            return BackfillJob.clickHouse(
                    settings.history(),
                    HistoryJob.migrate(settings.history()),
                    settings.signal().deployment());
        } catch (SchemaException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private void requireOverlap(Map<String, Long> lastMillis) {
        if (plan.handOver() && plan.brokerNamed()) {
            List<String> unseen = HandOver.requireOverlap(settings.signal(), lastMillis);
            if (!unseen.isEmpty()) {
                say(
                        "not checked, as the first records of the feed hold none of their ticks: "
                                + String.join(", ", unseen));
            }
        }
    }

    private BackfillReport.Savepoint stop(LocalCluster cluster, Path folder) throws Exception {
        Files.createDirectories(folder);
        say("stopping the job with a savepoint");
        try (var draft = new SavepointDraft(folder)) {
            Path savepoint = cluster.stopWithSavepoint(JOB, folder.toAbsolutePath());
            Map<String, Long> last = HandOver.lastMillis(spans(cluster.result(JOB)));
            // The feed has advanced since, and the end of the history is now known exactly.
            requireOverlap(last);
            draft.complete();
            return new BackfillReport.Savepoint(
                    savepoint.toString(),
                    HandOver.feedStart(last, plan.margin()).toString(),
                    plan.brokerNamed() ? "checked" : "unchecked");
        }
    }

    private int report(
            LocalCluster cluster, BackfillReport.@Nullable Savepoint savepoint, double seconds)
            throws Exception {
        BackfillCounts counts = BackfillCounts.of(cluster.metrics());
        BackfillReport report =
                BackfillReports.of(
                        plan, settings, counts, spans(cluster.result(JOB)), savepoint, seconds);
        List<String> discrepancies = BackfillCheck.discrepancies(report, counts);
        if (plan.json()) {
            out.println(report.json());
            out.flush();
        } else {
            BackfillSummary.print(out, report, discrepancies);
        }
        if (plan.report() != null) {
            OutputDraft.write(plan.report(), report.json().getBytes(UTF_8));
            say("report written to " + plan.report());
        }
        requireAccepted(report);
        return discrepancies.isEmpty() ? 0 : 1;
    }

    /** A history without a single accepted tick is no history. */
    private static void requireAccepted(BackfillReport report) {
        if (report.ticks().accepted() == 0 && report.heldBack() == 0) {
            throw CommandException.invalid(
                    String.format(
                            Locale.ROOT,
                            "not one of %,d ticks is accepted: rejected %s%s. bin/tickflow ticks"
                                    + " inspect shows how a file is read",
                            report.ticks().read(),
                            report.ticks().rejected(),
                            report.malformed().isEmpty()
                                    ? ""
                                    : ", unreadable " + report.malformed()));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Span> spans(JobResult result) throws Exception {
        var serialized = result.getAccumulatorResults().get(HistorySpans.NAME);
        if (serialized == null) {
            return Map.of();
        }
        return (TreeMap<String, Span>)
                serialized.deserializeValue(BackfillRun.class.getClassLoader()).getUnchecked();
    }

    private void say(String what) {
        if (!plan.json()) {
            out.println(what);
            out.flush();
        }
    }
}
