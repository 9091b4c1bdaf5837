package io.tickflow.process.flink;

import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.ProcessException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster: a JobManager, TaskManagers and, for high availability, a ZooKeeper, each a
 * process of its own on 127.0.0.1. Every process can be killed, frozen and started again. One
 * thread.
 */
public final class FlinkCluster implements AutoCloseable {

    private final FlinkProcesses processes;
    private final Path conf;
    private final @Nullable ChildProcess zooKeeper;
    private final List<TaskManagerProcess> taskManagers = new ArrayList<>();
    private ChildProcess jobManager;

    private FlinkCluster(ChildFolder folder, FlinkProcesses processes, int taskManagerCount) {
        this.processes = processes;
        this.conf = ClusterFolder.conf(folder.root());
        this.zooKeeper = processes.highAvailability() ? processes.startZooKeeper() : null;
        if (zooKeeper != null) {
            processes.awaitZooKeeper(zooKeeper);
        }
        // Side by side: a TaskManager asks again until its JobManager answers.
        this.jobManager = processes.startJobManager();
        for (int number = 1; number <= taskManagerCount; number++) {
            taskManagers.add(processes.startTaskManager(number));
        }
    }

    /**
     * Starts a cluster in {@code folder} and waits until every TaskManager is registered.
     *
     * @throws io.tickflow.process.ProcessException if a process does not start; the folder ends the
     *     others
     */
    public static FlinkCluster start(
            ChildFolder folder, FlinkDistribution distribution, FlinkClusterConfig config) {
        ClusterFolder.prepare(folder, distribution, config);
        var cluster =
                new FlinkCluster(
                        folder, new FlinkProcesses(folder, distribution), config.taskManagers());
        try {
            cluster.awaitTaskManagers();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** URL of the JobManager. */
    public String restUrl() {
        return processes.restUrl();
    }

    /** Folder of config.yaml, for Flink's own command line. */
    public Path conf() {
        return conf;
    }

    /** The JobManager's process, to kill or freeze it. */
    public ChildProcess jobManager() {
        return jobManager;
    }

    /** A TaskManager's process, to kill or freeze it; the first number is 1. */
    public ChildProcess taskManager(int number) {
        return taskManagers.get(number - 1).process();
    }

    /**
     * The TaskManager that is registered under a resource id, as the REST interface names it.
     *
     * @throws io.tickflow.process.ProcessException if it is none of this cluster's
     */
    public ChildProcess taskManager(String resourceId) {
        return taskManagers.stream()
                .filter(taskManager -> taskManager.resourceId().equals(resourceId))
                .map(TaskManagerProcess::process)
                .findFirst()
                .orElseThrow(() -> new ProcessException("no TaskManager " + resourceId));
    }

    /**
     * Every process, in the order of their start: first ZooKeeper, if there is one, then the
     * JobManager.
     */
    public List<ChildProcess> processes() {
        List<ChildProcess> all = new ArrayList<>();
        if (zooKeeper != null) {
            all.add(zooKeeper);
        }
        all.add(jobManager);
        taskManagers.forEach(taskManager -> all.add(taskManager.process()));
        return List.copyOf(all);
    }

    /** Stops the JobManager if it runs, starts it again and waits until it answers. */
    public void restartJobManager() {
        jobManager.close();
        jobManager = processes.startJobManager();
        processes.awaitJobManager(jobManager);
    }

    /**
     * Stops a TaskManager if it runs and starts it again. It is not yet registered; {@link
     * #awaitTaskManagers} waits for that.
     */
    public void restartTaskManager(int number) {
        taskManager(number).close();
        taskManagers.set(number - 1, processes.startTaskManager(number));
    }

    /** Waits until every TaskManager, as it was last started, is registered. */
    public void awaitTaskManagers() {
        processes.awaitJobManager(jobManager);
        taskManagers.forEach(processes::awaitTaskManager);
    }

    /** Stops every process, the youngest first. */
    @Override
    public void close() {
        List<ChildProcess> all = processes();
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).close();
        }
    }
}
