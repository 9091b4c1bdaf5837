package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.Home;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.sandbox.Sandbox;
import io.tickflow.sandbox.SandboxConfig;
import io.tickflow.sandbox.flink.FlinkCluster;
import io.tickflow.sandbox.flink.FlinkClusterConfig;
import io.tickflow.sandbox.flink.FlinkDistribution;
import io.tickflow.sandbox.process.SandboxDirectory;
import java.io.IOException;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Kafka, ClickHouse and a venue, and a Flink cluster with one TaskManager, all as processes. */
final class ClusterHarness implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    /** Processes that live for a minute do not earn back what the second compiler costs. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Sandbox sandbox;
    private final SandboxDirectory directory;
    private final FlinkCluster cluster;
    private final DecisionLog decisions;
    private long published;

    private ClusterHarness(Sandbox sandbox, SandboxDirectory directory) {
        this.sandbox = sandbox;
        this.directory = directory;
        this.cluster =
                FlinkCluster.start(
                        directory,
                        new FlinkDistribution(
                                Home.resolve("jobs/dist/flink/target/lib"),
                                Home.resolve("flink-conf")),
                        FlinkClusterConfig.of(1)
                                .with("execution.checkpointing.interval", "1 s")
                                .with("env.java.opts.jobmanager", SHORT_LIVED)
                                .with("env.java.opts.taskmanager", SHORT_LIVED));
        this.decisions = new DecisionLog(sandbox.bootstrapServers());
    }

    static ClusterHarness start() {
        Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {});
        SandboxDirectory directory = SandboxDirectory.create();
        try {
            return new ClusterHarness(sandbox, directory);
        } catch (RuntimeException e) {
            directory.close();
            sandbox.close();
            throw e;
        }
    }

    FlinkCluster cluster() {
        return cluster;
    }

    String url() {
        return cluster.restUrl();
    }

    /** Submits a job as a user does, with the settings that point it at this stack. */
    void submit(String job, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("submit", job, "--json", "--jobmanager", url()));
        Map.of(
                        "tickflow.mode", "DEMO",
                        "tickflow.feed.start", "EARLIEST",
                        "tickflow.scoring.timeout", "0 ms",
                        "tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers(),
                        "tickflow.fix.host", "127.0.0.1",
                        "tickflow.fix.port", Integer.toString(sandbox.venuePort()),
                        "tickflow.fix.sender-comp-id", "TICKFLOW",
                        "tickflow.fix.target-comp-id", "VENUE",
                        "tickflow.history.clickhouse.url", sandbox.clickHouseUrl())
                .forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(List.of(options));
        CommandRun.json(arguments.toArray(String[]::new));
    }

    /** Ticks of a symbol, which count as published here. */
    Feed feed(String symbol) throws IOException {
        var slices = new FeedSlices(symbol, sandbox.bootstrapServers(), directory.data("feed"));
        return count -> published += slices.publish(count);
    }

    /** Publishes the next ticks of a symbol. */
    interface Feed {
        void publish(int count) throws IOException;
    }

    List<String> activeJobs() {
        return active().stream().map(Jobs.Job::name).toList();
    }

    Set<String> activeIds() {
        return Set.copyOf(active().stream().map(Jobs.Job::id).toList());
    }

    /** Waits until every task of all three jobs runs. */
    void awaitRunning() {
        await("all jobs run")
                .ignoreExceptions()
                .until(() -> active().size() == 3 && active().stream().allMatch(Jobs.Job::running));
    }

    /** Waits until a job has completed a checkpoint that it began after this call. */
    void awaitCheckpoint(String job) {
        var rest = new FlinkRest(url());
        String path = "/jobs/" + new Jobs(rest).require(job).id() + "/checkpoints";
        long now = System.currentTimeMillis();
        await("a checkpoint of " + job)
                .until(
                        () -> {
                            JsonNode last = rest.get(path).path("latest").path("completed");
                            return last.path("trigger_timestamp").asLong() > now;
                        });
    }

    /**
     * Waits until every tick that was ever published here has become a feature vector or a dead
     * letter, and returns the vectors of {@code symbol}, repetitions included.
     */
    List<FeatureVector> vectors(String symbol) {
        await("every tick is decided on")
                .untilAsserted(
                        () -> {
                            decisions.read();
                            assertThat(decisions.places()).isEqualTo(published);
                        });
        assertThat(decisions.usedAndRefused()).isEmpty();
        return decisions.vectors(symbol);
    }

    /** Waits until ClickHouse has exactly these decisions of a symbol. */
    void awaitStored(String symbol, Set<String> decisions) {
        await("ClickHouse has each decision of " + symbol)
                .untilAsserted(() -> assertThat(stored(symbol)).isEqualTo(decisions));
    }

    @Override
    public void close() {
        decisions.close();
        cluster.close();
        directory.close();
        sandbox.close();
    }

    private List<Jobs.Job> active() {
        return new Jobs(new FlinkRest(url())).list().stream().filter(job -> !job.ended()).toList();
    }

    private Set<String> stored(String symbol) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                sandbox.clickHouseJdbcUrl(ClickHouseConfig.DATABASE));
                var statement =
                        connection.prepareStatement(
                                "SELECT decision_id FROM features FINAL WHERE symbol = ?")) {
            statement.setString(1, symbol);
            Set<String> ids = new HashSet<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    assertThat(ids.add(rows.getString(1))).as("unique").isTrue();
                }
            }
            return ids;
        }
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(TIMEOUT).pollInterval(POLL).pollInSameThread();
    }
}
