package io.tickflow.cli.background;

import io.tickflow.cli.console.CommandException;
import io.tickflow.process.FolderLock;
import io.tickflow.process.LastingFolder;
import io.tickflow.process.ProcessRecord;
import io.tickflow.process.flink.ClusterFolder;
import io.tickflow.process.flink.FlinkDistribution;
import io.tickflow.process.flink.FlinkProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Cluster with processes that outlive the starting command. */
public final class BackgroundCluster {

    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    private final Path workDirectory;

    /** Creates the cluster of a folder. */
    public BackgroundCluster(Path workDirectory) {
        this.workDirectory = workDirectory.toAbsolutePath();
    }

    /**
     * Starts the missing processes of the cluster: all of them, killed ones, or further
     * TaskManagers. If one fails to start, the processes started by this call are stopped.
     *
     * @param progress receives a line for each step
     * @throws CommandException if a cluster runs with other options than {@code request} has
     */
    public ClusterState start(
            FlinkDistribution distribution, ClusterRequest request, Consumer<String> progress) {
        return exclusively(
                () -> {
                    ClusterState known = ClusterState.read(workDirectory).orElse(null);
                    if (known != null) {
                        discardWork(known.processes());
                    }
                    if (known != null && known.runsAtAll()) {
                        requireAlike(request);
                        return start(distribution, request, known, progress);
                    }
                    SuspendedJobs suspended = SuspendedJobs.in(workDirectory);
                    ClusterFolder.prepare(
                            new LastingFolder(workDirectory), distribution, request.config());
                    suspended.notices(settings()).forEach(progress);
                    return start(distribution, request, null, progress);
                });
    }

    private ClusterState start(
            FlinkDistribution distribution,
            ClusterRequest request,
            @Nullable ClusterState known,
            Consumer<String> progress) {
        var processes = new FlinkProcesses(new LastingFolder(workDirectory), distribution);
        ClusterState before =
                known == null ? new ClusterState(processes.restUrl(), List.of()) : known;
        var start = new ClusterStart(workDirectory, processes, before);
        try {
            return start.run(request.taskManagers(), progress);
        } catch (RuntimeException e) {
            stop(start.started());
            throw e;
        }
    }

    /** Refuses options that would have no effect. */
    private void requireAlike(ClusterRequest request) {
        List<String> differences = request.differences(settings());
        if (!differences.isEmpty()) {
            throw CommandException.invalid(
                    """
                    the cluster in %s runs with other options:
                      - %s
                    Nothing was changed. Stop it first ('bin/tickflow cluster stop'), or leave them out."""
                            .formatted(workDirectory, String.join("\n  - ", differences)));
        }
    }

    private Configuration settings() {
        return ClusterFolder.settings(workDirectory).orElseGet(Configuration::new);
    }

    private void discardWork(List<ProcessRecord> processes) {
        processes.stream()
                .filter(process -> !process.isAlive())
                .forEach(process -> ClusterFolder.discardWork(workDirectory, process.name()));
    }

    /**
     * Ends the processes that {@link #start} has recorded, and only them. Jobs that still run are
     * suspended: they go on from their last checkpoint if a cluster starts here again.
     *
     * @return processes that ran
     */
    public List<ProcessRecord> stop() {
        return exclusively(
                () -> {
                    List<ProcessRecord> known =
                            ClusterState.read(workDirectory)
                                    .map(ClusterState::processes)
                                    .orElse(List.of());
                    List<ProcessRecord> stopped = stop(known);
                    discardWork(known);
                    ClusterState.delete(workDirectory);
                    return stopped;
                });
    }

    /** Stops the TaskManagers, then the JobManager, then ZooKeeper. */
    private static List<ProcessRecord> stop(List<ProcessRecord> processes) {
        List<ProcessRecord> stopped = new ArrayList<>();
        processes.stream()
                .sorted(Comparator.comparingInt(BackgroundCluster::rank))
                .filter(process -> process.stop(STOP_MAX))
                .forEach(stopped::add);
        return stopped;
    }

    private static int rank(ProcessRecord process) {
        return switch (process.name()) {
            case FlinkProcesses.ZOOKEEPER -> 2;
            case FlinkProcesses.JOB_MANAGER -> 1;
            default -> 0;
        };
    }

    private <T> T exclusively(Supplier<T> action) {
        return FolderLock.holding(workDirectory, "the cluster", action);
    }
}
