package io.tickflow.cli.savepoint;

import io.tickflow.cli.local.LocalCluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One job on a mini-cluster of its own, from a savepoint or from nothing. */
final class JobRun implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int SLOTS = 4;

    private final MiniCluster cluster;
    private final JobGraph graph;

    private JobRun(MiniCluster cluster, JobGraph graph) {
        this.cluster = cluster;
        this.graph = graph;
    }

    /**
     * Starts the job of {@code env}. The savepoint stays as it is.
     *
     * @param flink as {@link LocalCluster#configuration} makes it
     * @param savepoint null for none
     */
    static JobRun start(
            Configuration flink, StreamExecutionEnvironment env, @Nullable Path savepoint)
            throws Exception {
        return start(flink, env, savepoint, false);
    }

    /**
     * The same.
     *
     * @param dropOtherState true to drop state that no operator takes; otherwise it is an error
     */
    static JobRun start(
            Configuration flink,
            StreamExecutionEnvironment env,
            @Nullable Path savepoint,
            boolean dropOtherState)
            throws Exception {
        JobGraph graph = env.getStreamGraph().getJobGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(
                            savepoint.toUri().toString(),
                            dropOtherState,
                            RecoveryClaimMode.NO_CLAIM));
        }
        var cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(flink)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(SLOTS)
                                .build());
        cluster.start();
        var run = new JobRun(cluster, graph);
        try {
            cluster.submitJob(graph).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return run;
        } catch (Exception e) {
            run.close();
            throw e;
        }
    }

    /** Stops the job with a savepoint in the canonical format; returns its folder. */
    Path stop(Path parent) throws Exception {
        Awaitility.await("every task runs")
                .atMost(TIMEOUT)
                .pollInSameThread()
                .until(this::isRunning);
        String savepoint =
                cluster.stopWithSavepoint(
                                graph.getJobID(),
                                parent.toUri().toString(),
                                false,
                                SavepointFormatType.CANONICAL)
                        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return Path.of(URI.create(savepoint));
    }

    private boolean isRunning() throws Exception {
        boolean any = false;
        for (var task :
                cluster.getExecutionGraph(graph.getJobID())
                        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                        .getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
            any = true;
        }
        return any;
    }

    @Override
    public void close() {
        cluster.closeAsync().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
