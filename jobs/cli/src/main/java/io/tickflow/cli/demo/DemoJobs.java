package io.tickflow.cli.demo;

import io.tickflow.cli.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.settings.DeskJobConfig;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
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
 * The three jobs as the demo configures them: flink-conf/, pointed at the sandbox, and the user's
 * overrides.
 */
public final class DemoJobs {

    private final DemoPlan plan;
    private final Configuration flink;

    public DemoJobs(DemoPlan plan, Configuration flink) {
        this.plan = plan;
        this.flink = flink;
    }

    /**
     * Checks all that needs no running stack: options and bundle.
     *
     * @throws InvalidOptionsException with the problems of all three jobs
     */
    void check() {
        Configuration settings =
                settings(
                        Map.of(
                                "tickflow.kafka.bootstrap-servers", "127.0.0.1:1",
                                "tickflow.fix.host", "127.0.0.1",
                                "tickflow.fix.port", "1",
                                "tickflow.history.clickhouse.url", "http://127.0.0.1:1"));
        // What several jobs read would be named several times.
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
        SignalJob.checkBundle(SignalJob.configure(settings));
    }

    public void submitTo(LocalCluster cluster, Sandbox sandbox) throws Exception {
        Configuration settings =
                settings(
                        Map.of(
                                "tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers(),
                                "tickflow.fix.host", "127.0.0.1",
                                "tickflow.fix.port", Integer.toString(sandbox.venuePort()),
                                "tickflow.history.clickhouse.url", sandbox.clickHouseUrl()));
        HistoryConfig history = HistoryJob.configure(settings);
        DeskJobConfig desk = DeskJob.configure(settings);
        SignalJobConfig signal = SignalJob.configure(settings);
        StreamExecutionEnvironment historyEnv = environment(1);
        HistoryJob.define(historyEnv, history, HistoryJob.migrate(history));
        cluster.submit("tickflow-history", historyEnv);
        StreamExecutionEnvironment deskEnv = environment(1);
        DeskJob.define(deskEnv, desk);
        cluster.submit("tickflow-desk", deskEnv);
        StreamExecutionEnvironment signalEnv = environment(plan.parallelism());
        SignalJob.define(signalEnv, signal);
        cluster.submit("tickflow-signal", signalEnv);
    }

    private StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(parallelism);
        return env;
    }

    private Configuration settings(Map<String, String> sandbox) {
        Path file = Home.resolve("flink-conf/tickflow.yaml");
        var all = new HashMap<String, String>();
        all.put("tickflow.mode", "DEMO");
        all.put("tickflow.feed.start", "EARLIEST");
        // A replay has no deadline: what the model says must not depend on how fast this machine
        // is.
        all.put("tickflow.scoring.timeout", "0 ms");
        all.put("tickflow.model.bundle", plan.bundle().toAbsolutePath().toString());
        all.put("tickflow.fix.sender-comp-id", "TICKFLOW");
        all.put("tickflow.fix.target-comp-id", "VENUE");
        all.putAll(sandbox);
        all.putAll(plan.overrides());
        return Settings.load(file, all);
    }
}
