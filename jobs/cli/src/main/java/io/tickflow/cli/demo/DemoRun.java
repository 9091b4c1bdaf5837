package io.tickflow.cli.demo;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.cli.local.JobLog;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.Gateway;
import io.tickflow.process.DiskSpace;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplayProgress;
import io.tickflow.sandbox.replay.ReplayResult;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;

/** Run of the demo, from an empty sandbox to a report. */
final class DemoRun {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration FULL_SPEED_BUFFER_TIMEOUT = Duration.ofMillis(20);

    private final DemoPlan plan;
    private final PrintWriter out;
    private final ProgressLine progress;
    private final Consumer<String> onConsole;

    /**
     * A run.
     *
     * @param onConsole told the URL of the console as soon as it answers
     */
    DemoRun(DemoPlan plan, PrintWriter out, ProgressLine progress, Consumer<String> onConsole) {
        this.plan = plan;
        this.out = out;
        this.progress = progress;
        this.onConsole = onConsole;
    }

    /** Runs the demo; returns 0 if everything ended and every count adds up, otherwise 1. */
    int run() throws Exception {
        // Checked first, as the libraries that check the bundle are unpacked there, too.
        DiskSpace.require(sandboxConfig().parent());
        new DemoJobs(plan, new Configuration()).check().forEach(this::say);
        try (Sandbox sandbox = Sandbox.start(sandboxConfig(), this::say)) {
            JobLog.writeTo(sandbox.logsDirectory());
            try {
                return run(sandbox);
            } catch (Exception e) {
                // The logs named by the message must still exist when it is read.
                sandbox.keepLogs();
                throw e;
            }
        }
    }

    private int run(Sandbox sandbox) throws Exception {
        Configuration flink =
                LocalCluster.configuration(
                        LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
        if (plan.pace().isMax()) {
            // Ticks queue anyway at full speed, so larger buffers cost no latency.
            flink.set(ExecutionOptions.BUFFER_TIMEOUT, FULL_SPEED_BUFFER_TIMEOUT);
        }
        say("starting the jobs on a Flink mini-cluster");
        var jobs = new DemoJobs(plan, flink);
        try (LocalCluster cluster = LocalCluster.start(flink);
                var gateway = DemoGateway.create(jobs.settings(sandbox), cluster)) {
            jobs.submitTo(cluster, sandbox);
            gateway.start();
            say("console at " + gateway.url());
            onConsole.accept(gateway.url());
            List<String> discrepancies = watch(sandbox, cluster);
            if (!discrepancies.isEmpty()) {
                sandbox.keepLogs();
                say("the logs stay in " + sandbox.logsDirectory());
            }
            if (plan.keep()) {
                keepUp(sandbox, cluster, gateway);
            }
            say("the console at " + gateway.url() + " ends with the demo; --keep leaves it up");
            return discrepancies.isEmpty() ? 0 : 1;
        }
    }

    private SandboxConfig sandboxConfig() {
        SandboxConfig everything = SandboxConfig.everything();
        String server = plan.clickHouse();
        return server == null ? everything : everything.withClickHouseServer(server);
    }

    private List<String> watch(Sandbox sandbox, LocalCluster cluster) throws Exception {
        try (var tail = new EventTail(sandbox.bootstrapServers());
                var meter = new OffsetMeter(sandbox.bootstrapServers(), HistoryTables.TOPICS);
                var history = new History(sandbox.clickHouseJdbcUrl(plan.database()))) {
            var settling =
                    new PipelineWatch(
                            cluster, meter, tail, history, progress, sandbox.logsDirectory());
            requireEmpty(history);
            settling.awaitRunning();
            var cpu = new CpuMeter(sandbox, plan.clickHouse() == null);
            long startNanos = System.nanoTime();
            ReplayResult replay = replay(sandbox, tail);
            Map<String, Long> topics = settling.awaitSettled(replay.published());
            double seconds = (settling.ticksStoredNanos() - startNanos) / NANOS_PER_SECOND;
            Map<String, Double> cpuMicrosPerTick = cpu.microsPerTick(replay.published());
            say("reading the digests");
            DemoReport report =
                    DemoReports.of(
                            replay,
                            topics,
                            tail,
                            history,
                            sandbox.venueJournal(),
                            new DemoReport.Throughput(replay.published() / seconds, seconds),
                            cpuMicrosPerTick);
            List<String> discrepancies =
                    ReportCheck.discrepancies(
                            report, tail.ask(counts -> List.copyOf(counts.conflicts())));
            Summary.print(out, report, plan.pace().isMax(), discrepancies);
            Path file = plan.report();
            if (file != null) {
                report.write(file);
                say("report written to " + file);
            }
            return discrepancies;
        }
    }

    private void requireEmpty(History history) throws SQLException {
        long rows = history.inserted().values().stream().mapToLong(Long::longValue).sum();
        if (rows > 0) {
            throw CommandException.invalid(
                    "database "
                            + plan.database()
                            + " already holds "
                            + rows
                            + " events, which would be counted as this run's; choose another with"
                            + " -D "
                            + DemoPlan.DATABASE_OPTION
                            + "=NAME");
        }
    }

    private ReplayResult replay(Sandbox sandbox, EventTail tail) {
        try (var processed =
                new OffsetMeter(
                        sandbox.bootstrapServers(),
                        List.of(EventTypes.FEATURES.topic(), EventTypes.DEAD_LETTERS.topic()))) {
            var config =
                    ReplayConfig.ofTicks(plan.files(), sandbox.bootstrapServers(), plan.pace());
            ReplayResult result =
                    new TickReplay(config, processed::total, now -> show(now, tail)).run();
            progress.end();
            if (!result.complete()) {
                throw CommandException.failed("the replay was interrupted");
            }
            return result;
        }
    }

    private void show(ReplayProgress now, EventTail tail) {
        double seconds = now.elapsed().toNanos() / NANOS_PER_SECOND;
        String text =
                tail.ask(
                        counts ->
                                String.format(
                                        Locale.ROOT,
                                        "%s  %,.0f/s  signals %,d  orders %,d  filled %,d  %s%s",
                                        ProgressWords.ticks(now.published()),
                                        now.published() / Math.max(seconds, 1e-3),
                                        counts.signals(),
                                        counts.ordersSent(),
                                        counts.ordersFilled(),
                                        latency(counts),
                                        ProgressWords.left(now.fraction(), seconds)));
        progress.show(now.fraction(), text, System.nanoTime());
    }

    /** Omitted at full speed, where the latency of a tick is the length of the queue. */
    private String latency(EventCounts counts) {
        return plan.pace().equals(ReplaySpeed.MAX)
                ? ""
                : String.format(
                        Locale.ROOT, "tick-to-signal p99 %d ms  ", counts.tickToSignal().p99());
    }

    private void keepUp(Sandbox sandbox, LocalCluster cluster, Gateway gateway) throws Exception {
        out.printf("%nThe stack stays up until Ctrl-C:%n");
        out.printf("  Flink       %s%n", cluster.webUrl());
        out.printf("  Kafka       %s%n", sandbox.bootstrapServers());
        out.printf("  ClickHouse  %s%n", sandbox.clickHouseUrl());
        out.printf(
                "  SQL         bin/tickflow sql --clickhouse %s \"SELECT ...\"%n",
                sandbox.clickHouseUrl());
        out.printf("  logs        %s%n", sandbox.logsDirectory());
        out.printf("  console     %s%n", gateway.url());
        out.flush();
        Thread.currentThread().join();
    }

    private void say(String what) {
        out.println(what);
        out.flush();
    }
}
