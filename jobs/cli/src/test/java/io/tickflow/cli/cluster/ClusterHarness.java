package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.TestJvm;
import io.tickflow.cli.console.Home;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.process.ScratchFolder;
import io.tickflow.process.flink.FlinkCluster;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.process.flink.FlinkDistribution;
import io.tickflow.process.flink.FlinkProcesses;
import io.tickflow.process.flink.TaskManagerProcess;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Kafka and, if wanted, ClickHouse and a venue, and a Flink cluster, all as processes. */
final class ClusterHarness implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    /** Processes that live for a minute do not earn back what the second compiler costs. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Sandbox sandbox;
    private final ScratchFolder directory;
    private final FlinkDistribution distribution;
    private final FlinkCluster cluster;
    private final ClusterJobs jobs;
    private final DecisionLog decisions;
    private final PrometheusPages pages;
    private long published;

    private ClusterHarness(
            SandboxConfig parts,
            Sandbox sandbox,
            ScratchFolder directory,
            FlinkClusterConfig config) {
        this.pages = new PrometheusPages();
        this.sandbox = sandbox;
        this.directory = directory;
        this.distribution =
                new FlinkDistribution(
                        Home.resolve("jobs/dist/flink/target/lib"), Home.resolve("flink-conf"));
        this.cluster = FlinkCluster.start(directory, distribution, pages.addTo(config));
        this.jobs = new ClusterJobs(cluster.restUrl(), settings(parts, sandbox));
        this.decisions = DecisionLog.fromStart(sandbox.bootstrapServers());
    }

    /** Everything, with one TaskManager, for a minute or two. */
    static ClusterHarness start() {
        return start(SandboxConfig.everything(), shortLived(1));
    }

    static ClusterHarness start(SandboxConfig parts, FlinkClusterConfig config) {
        Sandbox sandbox = Sandbox.start(parts, line -> {});
        ScratchFolder directory = ScratchFolder.create();
        try {
            return new ClusterHarness(parts, sandbox, directory, config);
        } catch (RuntimeException e) {
            directory.close();
            sandbox.close();
            throw e;
        }
    }

    /** A cluster that is quickly there and takes a checkpoint each second. */
    static FlinkClusterConfig shortLived(int taskManagers) {
        return shortLived(taskManagers, "");
    }

    /** The same with an option more for the JVM of each JobManager and TaskManager. */
    static FlinkClusterConfig shortLived(int taskManagers, String jvmOption) {
        String options = (SHORT_LIVED + ' ' + jvmOption).strip();
        return FlinkClusterConfig.of(taskManagers)
                .with("execution.checkpointing.interval", "1 s")
                .with(
                        "execution.buffer-timeout.interval",
                        TestJvm.BUFFER_TIMEOUT.toMillis() + " ms")
                .with("env.java.opts.jobmanager", options)
                .with("env.java.opts.taskmanager", options);
    }

    private static Map<String, String> settings(SandboxConfig parts, Sandbox sandbox) {
        Map<String, String> settings = new HashMap<>();
        settings.put("tickflow.mode", "DEMO");
        settings.put("tickflow.feed.start", "EARLIEST");
        settings.put("tickflow.scoring.timeout", "0 ms");
        settings.put("tickflow.signal.quality-vetoes", "LOCKED; CROSSED_SEEN; TWO_PARTITIONS");
        settings.put("tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers());
        if (parts.venue()) {
            settings.put("tickflow.fix.host", "127.0.0.1");
            settings.put("tickflow.fix.port", Integer.toString(sandbox.venuePort()));
            settings.put("tickflow.fix.sender-comp-id", "TICKFLOW");
            settings.put("tickflow.fix.target-comp-id", "VENUE");
            settings.put("tickflow.fix.remembers-completed-orders", "true");
            settings.put("tickflow.fix.answers-positions", "true");
        }
        if (parts.clickHouse()) {
            settings.put("tickflow.history.clickhouse.url", sandbox.clickHouseUrl());
        }
        return settings;
    }

    /** Starts a TaskManager in a working directory of its own and waits until it is registered. */
    TaskManagerProcess startTaskManager(int number, Path workingDirectory) {
        var processes =
                new FlinkProcesses(new OtherHost(directory, workingDirectory), distribution);
        TaskManagerProcess started = processes.startTaskManager(number);
        processes.awaitTaskManager(started);
        return started;
    }

    FlinkCluster cluster() {
        return cluster;
    }

    ClusterJobs jobs() {
        return jobs;
    }

    /** Metrics of the cluster's processes. */
    PrometheusPages pages() {
        return pages;
    }

    /** Publishes ticks of symbols with any name by turns, which count as published here. */
    void publish(List<String> symbols, int steps) {
        published += InterleavedTicks.publish(sandbox.bootstrapServers(), symbols, steps);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Ticks of a symbol, which count as published here. */
    Feed feed(String symbol) throws IOException {
        return feed(symbol, FeedSlices.COMPRESSIONS);
    }

    /** Ticks of a symbol, compressed in these ways in turn, which count as published here. */
    Feed feed(String symbol, List<String> compressions) throws IOException {
        var slices =
                new FeedSlices(
                        symbol, sandbox.bootstrapServers(), directory.data("feed"), compressions);
        return count -> published += slices.publish(count);
    }

    /** Publishes the next ticks of a symbol. */
    interface Feed {
        void publish(int count) throws IOException;
    }

    /** Number of ticks ever published here. */
    long published() {
        return published;
    }

    /** Waits until every tick that was ever published here is in {@link #decided(DecisionLog)}. */
    DecisionLog decided() {
        decided(decisions);
        return decisions;
    }

    /**
     * Waits until every tick that was ever published here has become a feature vector or a dead
     * letter in {@code log}.
     */
    void decided(DecisionLog log) {
        decided(log, published, TIMEOUT);
    }

    /**
     * Waits until {@code ticks} ticks, and no more, have become one or the other in {@code log}.
     */
    void decided(DecisionLog log, long ticks, Duration timeout) {
        await("every tick is decided on")
                .atMost(timeout)
                .untilAsserted(
                        () -> {
                            log.read();
                            assertThat(log.usedCount() + log.refusedCount())
                                    .isGreaterThanOrEqualTo(ticks);
                        });
        assertThat(log.usedAndRefused()).isFalse();
        assertThat(log.usedCount() + log.refusedCount()).isEqualTo(ticks);
    }

    /** Waits until ClickHouse has exactly these decisions of a symbol. */
    void awaitStored(String symbol, Set<String> decided) {
        await("ClickHouse has each decision of " + symbol)
                .untilAsserted(() -> assertThat(stored(symbol)).isEqualTo(decided));
    }

    /** Waits until ClickHouse has exactly so many different decisions of all symbols. */
    void awaitStored(long count, Duration timeout) {
        await("ClickHouse has each decision")
                .atMost(timeout)
                .untilAsserted(() -> assertThat(storedCount()).isEqualTo(count));
    }

    /** Symbols that ClickHouse has features of. */
    Set<String> storedSymbols() throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                sandbox.clickHouseJdbcUrl(ClickHouseConfig.DATABASE));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT DISTINCT symbol FROM features")) {
            Set<String> symbols = new HashSet<>();
            while (rows.next()) {
                symbols.add(rows.getString(1));
            }
            return symbols;
        }
    }

    @Override
    public void close() {
        decisions.close();
        directory.close();
        sandbox.close();
    }

    private long storedCount() throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                sandbox.clickHouseJdbcUrl(ClickHouseConfig.DATABASE));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT uniqExact(decision_id) FROM features")) {
            rows.next();
            return rows.getLong(1);
        }
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
