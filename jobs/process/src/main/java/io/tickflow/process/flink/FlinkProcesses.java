package io.tickflow.process.flink;

import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * Starts the processes of a cluster one by one, from a folder that {@link ClusterFolder} has
 * prepared, now or in an earlier JVM. Immutable.
 */
public final class FlinkProcesses {

    /** Name of the process that keeps what a JobManager needs to go on. */
    public static final String ZOOKEEPER = "zookeeper";

    /** Name of the JobManager's process. */
    public static final String JOB_MANAGER = "jobmanager";

    private static final String TASK_MANAGER = "taskmanager-";
    private static final String ZOOKEEPER_MAIN =
            "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer";
    private static final String JOB_MANAGER_MAIN =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER_MAIN =
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    /** It keeps some dozens of nodes: one collector thread, and no second compiler. */
    private static final List<String> ZOOKEEPER_JVM =
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /**
     * System property with options for JVMs of JobManagers and TaskManagers, before those of the
     * configuration. The build's process tests set it.
     */
    private static final String OPTIONS_PROPERTY = "tickflow.flink.jvm-options";

    /** Six JVMs that start at once on two busy cores need their time. */
    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final ChildFolder folder;
    private final FlinkDistribution distribution;
    private final Path conf;
    private final Configuration settings;
    private final RestProbe rest;

    /**
     * Reads the cluster that is prepared in {@code folder}.
     *
     * @throws ProcessException if there is none
     */
    public FlinkProcesses(ChildFolder folder, FlinkDistribution distribution) {
        this.folder = folder;
        this.distribution = distribution;
        this.conf = ClusterFolder.conf(folder.root());
        if (!Files.isRegularFile(conf.resolve(FlinkDistribution.CONFIG_FILE))) {
            throw new ProcessException("there is no Flink cluster in " + folder.root());
        }
        this.settings = GlobalConfiguration.loadConfiguration(conf.toString());
        this.rest = new RestProbe(settings);
    }

    /** Name of a TaskManager's process; the first number is 1. */
    public static String taskManager(int number) {
        return TASK_MANAGER + number;
    }

    /** URL of the JobManager. */
    public String restUrl() {
        return ClusterFolder.restUrl(settings);
    }

    /** Returns true if this cluster has a ZooKeeper. */
    public boolean highAvailability() {
        return Files.exists(conf.resolve(ClusterFolder.ZOOKEEPER_FILE));
    }

    /** Starts ZooKeeper; {@link #awaitZooKeeper} says when it serves. */
    public ChildProcess startZooKeeper() {
        FreePorts.requireFree(ClusterFolder.zooKeeperPort(settings), "ZooKeeper");
        return start(
                ZOOKEEPER,
                ZOOKEEPER_MAIN,
                ZOOKEEPER_JVM,
                List.of(
                        "--zkConfigFile",
                        conf.resolve(ClusterFolder.ZOOKEEPER_FILE).toString(),
                        "--peerId",
                        "1"));
    }

    /**
     * Starts the JobManager; {@link #awaitJobManager} says when it serves. An earlier one must have
     * ended, as its temporary files are deleted.
     */
    public ChildProcess startJobManager() {
        FreePorts.requireFree(ClusterFolder.restPort(settings), "Flink's JobManager");
        JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(settings);
        List<String> arguments =
                new ArrayList<>(
                        List.of("--configDir", conf.toString(), "--executionMode", "cluster"));
        arguments.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
        return startWorking(
                JOB_MANAGER,
                JOB_MANAGER_MAIN,
                options(
                        JobManagerProcessUtils.generateJvmParametersStr(memory, settings),
                        CoreOptions.FLINK_JM_JVM_OPTIONS),
                arguments);
    }

    /**
     * Starts a TaskManager; {@link #awaitTaskManager} says when it is registered. An earlier one of
     * this number must have ended, as its temporary files are deleted.
     */
    public TaskManagerProcess startTaskManager(int number) {
        String resourceId = taskManager(number) + '-' + System.currentTimeMillis();
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(settings);
        List<String> arguments = new ArrayList<>(List.of("--configDir", conf.toString()));
        arguments.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
        arguments.add("-D");
        arguments.add(TaskManagerOptions.TASK_MANAGER_RESOURCE_ID.key() + '=' + resourceId);
        ChildProcess process =
                startWorking(
                        taskManager(number),
                        TASK_MANAGER_MAIN,
                        options(
                                ProcessMemoryUtils.generateJvmParametersStr(memory),
                                CoreOptions.FLINK_TM_JVM_OPTIONS),
                        arguments);
        return new TaskManagerProcess(process, resourceId);
    }

    /** Waits until ZooKeeper listens. */
    public void awaitZooKeeper(ChildProcess process) {
        int port = ClusterFolder.zooKeeperPort(settings);
        process.awaitReady(() -> listens(port), START_MAX);
    }

    /** Waits until the JobManager answers. */
    public void awaitJobManager(ChildProcess process) {
        process.awaitReady(rest::answers, START_MAX);
    }

    /** Waits until a TaskManager is registered. */
    public void awaitTaskManager(TaskManagerProcess taskManager) {
        taskManager
                .process()
                .awaitReady(() -> rest.isRegistered(taskManager.resourceId()), START_MAX);
    }

    private ChildProcess startWorking(
            String name, String main, List<String> jvmOptions, List<String> arguments) {
        WorkFolder work = WorkFolder.renew(folder, name);
        List<String> options = new ArrayList<>(words(System.getProperty(OPTIONS_PROPERTY, "")));
        options.addAll(jvmOptions);
        options.add(work.jvmOption());
        List<String> all = new ArrayList<>(arguments);
        all.addAll(work.arguments());
        return start(name, main, options, all);
    }

    private ChildProcess start(
            String name, String main, List<String> jvmOptions, List<String> arguments) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.addAll(words(settings.get(CoreOptions.FLINK_JVM_OPTIONS)));
        // The web pages of Flink show this file; what the JVM itself says goes there too.
        options.add("-Dlog.file=" + folder.logs().resolve(name + ".log"));
        options.add(
                "-Dlog4j.configurationFile=" + conf.resolve(FlinkDistribution.LOG_FILE).toUri());
        return folder.start(
                new FlinkCommand(name, distribution.classPath(), main, options, arguments));
    }

    private List<String> options(String memory, ConfigOption<String> configured) {
        List<String> all = new ArrayList<>(words(memory));
        all.addAll(words(settings.get(configured)));
        return all;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split("\\s+"));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
