package io.tickflow.bench.failover;

import io.tickflow.bench.Machine;
import io.tickflow.cli.cluster.JobJar;
import io.tickflow.cli.console.Home;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.RestTarget;
import io.tickflow.operate.flink.Submission;
import io.tickflow.process.ScratchFolder;
import io.tickflow.process.flink.FlinkCluster;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.process.flink.FlinkDistribution;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Kills a TaskManager of a cluster of processes and splits the time until all of its tasks run on
 * the other one, by the times that the JobManager records.
 */
@Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        description = "Kill -9 of a TaskManager until all tasks run on the other one, in parts.")
final class FailoverBenchmark implements Callable<Integer> {

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final List<JobKind> JOBS =
            List.of(JobKind.HISTORY, JobKind.DESK, JobKind.SIGNAL);

    @Option(names = "--kills", defaultValue = "5", description = "Kills, the first not counted.")
    private int kills;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Override an option of Flink, or of the jobs if it is tickflow's.")
    private Map<String, String> overrides = new HashMap<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new FailoverBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {});
                ScratchFolder folder = ScratchFolder.create();
                FlinkCluster cluster = start(folder)) {
            var rest = new FlinkRest(cluster.restUrl());
            Map<String, String> jobs = submit(sandbox, new RestTarget(rest));
            var kill = new TaskManagerKill(cluster, rest, jobs);
            for (int number = 1; number <= kills; number++) {
                List<Recovery> recoveries = kill.run();
                System.out.printf(
                        "kill %d: %d ms until all tasks run  (%s)%n",
                        number,
                        recoveries.stream().mapToLong(Recovery::whole).max().orElse(0),
                        Machine.describe());
                recoveries.forEach(job -> System.out.println(job.lines()));
                TimeUnit.SECONDS.sleep(1);
            }
        }
        return 0;
    }

    private FlinkCluster start(ScratchFolder folder) {
        FlinkClusterConfig config = FlinkClusterConfig.of(2);
        for (var entry : overrides.entrySet()) {
            if (!entry.getKey().startsWith("tickflow.")) {
                config = config.with(entry.getKey(), entry.getValue());
            }
        }
        return FlinkCluster.start(
                folder,
                new FlinkDistribution(
                        Home.resolve("jobs/dist/flink/target/lib"), Home.resolve("flink-conf")),
                config);
    }

    /** Submits all jobs and waits until they run; returns their ids by name. */
    private Map<String, String> submit(Sandbox sandbox, RestTarget target) {
        Map<String, String> settings = new HashMap<>(settings(sandbox));
        overrides.forEach(
                (key, value) -> {
                    if (key.startsWith("tickflow.")) {
                        settings.put(key, value);
                    }
                });
        Map<String, String> ids = new TreeMap<>();
        for (JobKind kind : JOBS) {
            var submission =
                    Submission.of(
                            kind,
                            Home.resolve(""),
                            Home.resolve("flink-conf/tickflow.yaml"),
                            settings);
            String id = target.submit(submission, JobJar.locate());
            target.awaitRunning(id, START_MAX);
            ids.put(kind.jobName(), id);
        }
        return ids;
    }

    private static Map<String, String> settings(Sandbox sandbox) {
        return Map.of(
                "tickflow.mode", "DEMO",
                "tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers(),
                "tickflow.fix.host", "127.0.0.1",
                "tickflow.fix.port", Integer.toString(sandbox.venuePort()),
                "tickflow.fix.sender-comp-id", "TICKFLOW",
                "tickflow.fix.target-comp-id", "VENUE",
                "tickflow.fix.remembers-completed-orders", "true",
                "tickflow.fix.answers-positions", "true",
                "tickflow.history.clickhouse.url", sandbox.clickHouseUrl());
    }
}
