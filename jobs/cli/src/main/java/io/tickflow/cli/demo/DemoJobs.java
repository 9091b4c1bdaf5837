package io.tickflow.cli.demo;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.settings.DeskJobConfig;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.FixOptions;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Configurations of the three jobs in the demo: flink-conf/, the addresses of the sandbox, and the
 * user's overrides.
 */
public final class DemoJobs {

    private final DemoPlan plan;
    private final Configuration flink;

    public DemoJobs(DemoPlan plan, Configuration flink) {
        this.plan = plan;
        this.flink = flink;
    }

    /**
     * Runs the checks that need no running stack: options and bundle.
     *
     * @return what a user should know about the bundle and the settings, a sentence each
     * @throws InvalidOptionsException with the problems of all three jobs
     */
    List<String> check() {
        Configuration settings =
                settings(
                        Map.of(
                                PipelineOptions.BOOTSTRAP_SERVERS.key(), "127.0.0.1:1",
                                FixOptions.HOST.key(), "127.0.0.1",
                                FixOptions.PORT.key(), "1",
                                HistoryOptions.CLICKHOUSE_URL.key(), "http://127.0.0.1:1"));
        // Options read by several jobs would be reported several times.
        Set<String> problems = new LinkedHashSet<>();
        for (Consumer<Configuration> job :
                List.<Consumer<Configuration>>of(
                        SignalJob::configure, DeskJob::configure, HistoryJob::configure)) {
            try {
                job.accept(settings);
            } catch (InvalidOptionsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidOptionsException(List.copyOf(problems));
        }
        return SignalJob.checkBundle(SignalJob.configure(settings));
    }

    /** Settings of the jobs on {@code sandbox}. */
    public Configuration settings(Sandbox sandbox) {
        return settings(
                Map.of(
                        PipelineOptions.BOOTSTRAP_SERVERS.key(), sandbox.bootstrapServers(),
                        FixOptions.HOST.key(), "127.0.0.1",
                        FixOptions.PORT.key(), Integer.toString(sandbox.venuePort()),
                        HistoryOptions.CLICKHOUSE_URL.key(), sandbox.clickHouseUrl()));
    }

    public void submitTo(LocalCluster cluster, Sandbox sandbox) throws Exception {
        Configuration settings = settings(sandbox);
        HistoryConfig history = HistoryJob.configure(settings);
        DeskJobConfig desk = DeskJob.configure(settings);
        SignalJobConfig signal = SignalJob.configure(settings);
        Map<String, String> told = PipelineOptions.told(signal.deployment());
        StreamExecutionEnvironment historyEnv = environment(1, Map.of());
        HistoryJob.define(historyEnv, history, HistoryJob.migrate(history));
        cluster.submit("tickflow-history", historyEnv);
        StreamExecutionEnvironment deskEnv = environment(1, told);
        DeskJob.define(deskEnv, desk);
        cluster.submit("tickflow-desk", deskEnv);
        StreamExecutionEnvironment signalEnv = environment(plan.parallelism(), told);
        SignalJob.define(signalEnv, signal);
        cluster.submit("tickflow-signal", signalEnv);
    }

    private StreamExecutionEnvironment environment(int parallelism, Map<String, String> told) {
        StreamExecutionEnvironment env = JobEnvironment.create(flink, told);
        env.setParallelism(parallelism);
        return env;
    }

    private Configuration settings(Map<String, String> sandbox) {
        Path file = Home.resolve("flink-conf/tickflow.yaml");
        var all = new HashMap<String, String>();
        all.put(PipelineOptions.MODE.key(), "DEMO");
        all.put(FeedOptions.FEED_START.key(), "EARLIEST");
        // A replay has no deadline, so that predictions do not depend on the speed of the machine.
        all.put(ScoringOptions.SCORING_TIMEOUT.key(), "0 ms");
        // Recorded ticks have gaps, after which an hour without candidates would be a poor show.
        all.put(SignalOptions.QUALITY_VETOES.key(), "LOCKED; CROSSED_SEEN; TWO_PARTITIONS");
        all.put(ScoringOptions.MODEL_BUNDLE.key(), plan.bundle());
        all.put(FixOptions.SENDER_COMP_ID.key(), "TICKFLOW");
        all.put(FixOptions.TARGET_COMP_ID.key(), "VENUE");
        all.put(FixOptions.REMEMBERS_ORDERS.key(), "true");
        all.put(FixOptions.ANSWERS_POSITIONS.key(), "true");
        all.putAll(sandbox);
        all.putAll(plan.overrides());
        return Settings.load(file, all);
    }
}
