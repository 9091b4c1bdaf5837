package io.tickflow.bench;

import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.demo.DemoJobs;
import io.tickflow.cli.demo.DemoPlan;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.SignalOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;

/** All three jobs on a stack of their own, so set that every tick has a measurable end. */
public final class JobStack implements AutoCloseable {

    private static final String CONFIDENCE_MIN = SignalOptions.CONFIDENCE_MIN.key();

    /** Every prediction becomes a signal. */
    static final Map<String, String> SIGNALS = Map.of(CONFIDENCE_MIN, "0.5");

    /** Every prediction becomes a signal, and an order lives for a second. */
    public static final Map<String, String> ORDERS =
            Map.of(
                    CONFIDENCE_MIN,
                    "0.5",
                    "tickflow.signal.cooldown",
                    "0 ms",
                    "tickflow.signal.horizon",
                    "1 s",
                    "tickflow.risk.entries-per-second",
                    "1000",
                    "tickflow.risk.entry-burst",
                    "1000");

    private final Sandbox sandbox;
    private final LocalCluster cluster;
    private final Configuration settings;

    private JobStack(Sandbox sandbox, LocalCluster cluster, Configuration settings) {
        this.sandbox = sandbox;
        this.cluster = cluster;
        this.settings = settings;
    }

    /** Starts it, and waits until the jobs run. */
    public static JobStack start(Map<String, String> overrides) throws Exception {
        Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {});
        try {
            Configuration flink =
                    LocalCluster.configuration(
                            LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
            LocalCluster cluster = LocalCluster.start(flink);
            try {
                var jobs = new DemoJobs(plan(overrides), flink);
                jobs.submitTo(cluster, sandbox);
                while (!cluster.allRunning()) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                return new JobStack(sandbox, cluster, jobs.settings(sandbox));
            } catch (Exception e) {
                cluster.close();
                throw e;
            }
        } catch (Exception e) {
            sandbox.close();
            throw e;
        }
    }

    private static DemoPlan plan(Map<String, String> overrides) {
        return new DemoPlan(
                List.of(),
                ReplaySpeed.MAX,
                false,
                null,
                Home.resolve(BenchJobs.BUNDLE).toString(),
                null,
                1,
                overrides);
    }

    /** Kafka, ClickHouse and the venue. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** Address of Kafka. */
    public String bootstrapServers() {
        return sandbox.bootstrapServers();
    }

    /** Cluster of the jobs. */
    public LocalCluster cluster() {
        return cluster;
    }

    /** Settings of the jobs. */
    public Configuration settings() {
        return settings;
    }

    /** Runs {@code verify history}; returns its exit code. */
    public int verifyHistory() {
        return Main.commandLine()
                .execute(
                        "verify",
                        "history",
                        "--wait=300",
                        "--bootstrap-servers",
                        sandbox.bootstrapServers(),
                        "--clickhouse",
                        sandbox.clickHouseUrl());
    }

    @Override
    public void close() {
        cluster.close();
        sandbox.close();
    }
}
