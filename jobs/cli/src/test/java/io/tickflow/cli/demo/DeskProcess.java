package io.tickflow.cli.demo;

import io.tickflow.cli.local.LocalCluster;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.JavaCommand;
import io.tickflow.process.ReadyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/**
 * A DeskJob on a mini-cluster in a process of its own, to be killed, with RocksDB and checkpoints
 * that outlive it.
 */
public final class DeskProcess {

    private static final String NAME = "desk";
    private static final int HEAP_MEGABYTES = 384;
    private static final int CHECKPOINTS_KEPT = 50;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
    private static final Duration START_MAX = Duration.ofMinutes(6);

    private final ChildFolder folder;
    private Path directory;
    private int disks;
    private final Map<String, String> settings;
    private ChildProcess process;

    /** A desk with {@code settings} of its own that was not started yet. */
    public DeskProcess(ChildFolder folder, Map<String, String> settings) {
        this.folder = folder;
        this.directory = folder.data(NAME);
        this.settings = settings;
    }

    /** Starts it from nothing and waits until it runs. */
    public void start() {
        launch("");
    }

    /** Starts it from {@code checkpoint} and waits until it runs. */
    public void restore(Path checkpoint) {
        launch(checkpoint.toString());
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.killForcibly();
    }

    /** Starts it from nothing, on an empty disk. */
    public void startOnEmptyDisk() {
        disks++;
        directory = folder.data(NAME + disks);
        start();
    }

    /** Stops it in mid-air, as {@code kill -STOP} does. */
    public void freeze() {
        process.freeze();
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() {
        process.thaw();
    }

    /** Waits until a checkpoint was completed that was not there at the call. */
    public Path awaitCheckpoint() {
        Set<Path> before = Set.copyOf(checkpoints());
        return Awaitility.await("a checkpoint")
                .atMost(START_MAX)
                .until(
                        () ->
                                checkpoints().stream()
                                        .filter(found -> !before.contains(found))
                                        .findFirst()
                                        .orElse(null),
                        found -> found != null);
    }

    private List<Path> checkpoints() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("_metadata")).map(Path::getParent).toList();
        } catch (IOException | UncheckedIOException e) {
            // Flink deletes while this looks.
            return List.of();
        }
    }

    private void launch(String checkpoint) {
        List<String> arguments = new ArrayList<>(List.of(directory.toString(), checkpoint));
        settings.forEach((key, value) -> arguments.add(key + '=' + value));
        List<String> jvmOptions =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> option.startsWith("--add-opens"))
                        .collect(Collectors.toCollection(ArrayList::new));
        jvmOptions.add("-Dtickflow.home=" + System.getProperty("tickflow.home", ""));
        process =
                folder.start(
                        new JavaCommand(
                                NAME, DeskProcess.class, arguments, HEAP_MEGABYTES, jvmOptions));
        process.awaitReady(START_MAX);
    }

    /** Runs the job. Arguments: a directory, a checkpoint or nothing, settings. */
    public static void main(String[] args) throws Exception {
        Configuration flink =
                LocalCluster.configuration(LocalCluster.flinkConfiguration(), Path.of(args[0]));
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, CHECKPOINTS_KEPT);
        if (!args[1].isEmpty()) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, args[1]);
        }
        Map<String, String> settings = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            String[] pair = args[i].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        LocalCluster cluster = LocalCluster.start(flink);
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        DeskJob.define(env, DeskJob.configure(Configuration.fromMap(settings)));
        cluster.submit("tickflow-desk", env);
        Awaitility.await().atMost(START_MAX).until(cluster::allRunning);
        ReadyFile.announce("runs");
        new CountDownLatch(1).await();
    }
}
