package io.tickflow.cli.local;

import io.tickflow.cli.console.Home;
import io.tickflow.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Flink mini-cluster in this process, with RocksDB and checkpoints below one directory. */
public final class LocalCluster implements AutoCloseable {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SAVEPOINT_TIMEOUT = Duration.ofMinutes(10);
    private static final int SLOTS = 8;
    private static final String LOOPBACK = "127.0.0.1";

    private final MiniCluster cluster;
    private final LocalMetrics metrics;
    private final Map<String, JobID> jobs = new LinkedHashMap<>();

    private LocalCluster(MiniCluster cluster, LocalMetrics metrics) {
        this.cluster = cluster;
        this.metrics = metrics;
    }

    /** Flink's configuration of this repository. */
    public static Configuration flinkConfiguration() {
        return Settings.load(Home.resolve("flink-conf/config.yaml"), Map.of());
    }

    /** Creates Flink settings of such a cluster: {@code base} with its paths and sizes. */
    public static Configuration configuration(Configuration base, Path directory) {
        var configuration = new Configuration(base);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(
                CheckpointingOptions.SAVEPOINT_DIRECTORY,
                directory.resolve("savepoints").toUri().toString());
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(CoreOptions.TMP_DIRS, directory.resolve("flink").toString());
        configuration.set(WebOptions.TMP_DIR, directory.resolve("web").toString());
        return configuration;
    }

    /** Starts a cluster with room for the jobs of the demo. */
    public static LocalCluster start(Configuration configuration) throws Exception {
        return start(configuration, SLOTS);
    }

    /** Starts a cluster with {@code slots}, which share its memory. */
    public static LocalCluster start(Configuration configuration, int slots) throws Exception {
        var metrics = new LocalMetrics();
        var cluster =
                new MeteredCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .build(),
                        metrics);
        cluster.start();
        return new LocalCluster(cluster, metrics);
    }

    /** Metrics of its jobs. */
    public LocalMetrics metrics() {
        return metrics;
    }

    /** Submits the graph of {@code env}. */
    public void submit(String name, StreamExecutionEnvironment env) throws Exception {
        StreamGraph stream = env.getStreamGraph();
        stream.setJobName(name);
        JobGraph graph = stream.getJobGraph();
        cluster.submitJob(graph).get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        jobs.put(name, graph.getJobID());
    }

    /** URL of Flink's own web pages. */
    public String webUrl() throws Exception {
        return cluster.getRestAddress().get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS).toString();
    }

    /** Finds the first job that is not running, with its state. */
    public Optional<String> trouble() throws Exception {
        for (Map.Entry<String, JobID> job : jobs.entrySet()) {
            JobStatus status =
                    cluster.getJobStatus(job.getValue())
                            .get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (status.isTerminalState() || status == JobStatus.FAILING) {
                return Optional.of(job.getKey() + " is " + status);
            }
        }
        return Optional.empty();
    }

    /** Returns true if every task of every job runs. */
    public boolean allRunning() throws Exception {
        for (JobID job : jobs.values()) {
            var graph =
                    cluster.getExecutionGraph(job).get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            // A job during initialisation has no vertices yet.
            var vertices = graph.getAllExecutionVertices().iterator();
            if (!vertices.hasNext()) {
                return false;
            }
            while (vertices.hasNext()) {
                if (vertices.next().getExecutionState() != ExecutionState.RUNNING) {
                    return false;
                }
            }
        }
        return true;
    }

    /** True once the job has ended, in whatever way. */
    public boolean hasEnded(String name) throws Exception {
        return cluster.getJobStatus(idOf(name))
                .get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .isGloballyTerminalState();
    }

    /**
     * Result of a job that has ended.
     *
     * @throws Exception if it takes longer than a minute from here
     */
    public JobResult result(String name) throws Exception {
        return cluster.requestJobResult(idOf(name)).get(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Stops the job with a savepoint, without draining.
     *
     * @param parent parent folder of the savepoint
     * @return folder of the savepoint
     */
    public Path stopWithSavepoint(String name, Path parent) throws Exception {
        String savepoint =
                cluster.stopWithSavepoint(
                                idOf(name),
                                parent.toUri().toString(),
                                false,
                                SavepointFormatType.CANONICAL)
                        .get(SAVEPOINT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return Path.of(URI.create(savepoint));
    }

    private JobID idOf(String name) {
        return Objects.requireNonNull(jobs.get(name), name);
    }

    @Override
    public void close() {
        for (JobID job : jobs.values()) {
            if (ended(job)) {
                continue;
            }
            cluster.cancelJob(job).orTimeout(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        }
        cluster.closeAsync().orTimeout(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private boolean ended(JobID job) {
        return cluster.getJobStatus(job)
                .orTimeout(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join()
                .isTerminalState();
    }
}
