package io.tickflow.sandbox.local;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.process.ChildCommand;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ParallelStart;
import io.tickflow.process.ProcessException;
import io.tickflow.process.flink.ClusterFolder;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.process.flink.FlinkDistribution;
import io.tickflow.process.flink.FlinkProcesses;
import io.tickflow.process.flink.TaskManagerProcess;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.kafka.KafkaPorts;
import io.tickflow.sandbox.stack.postgres.PostgresServer;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One start of the missing processes of a local stack, side by side. Used once. */
final class StackStart {

    private static final Duration TOPICS_MAX = Duration.ofSeconds(20);
    private static final Duration GATEWAY_MAX = Duration.ofMinutes(2);
    private static final int TASK_MANAGERS = 1;

    /** It computes little, and shares the cores of one machine with the rest of the stack. */
    private static final String JOB_MANAGER_JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final RecordedFolder folder;
    private final StackPorts ports;
    private final Set<StackPart> missing;
    private final StartListener listener;
    private final long startNanos = System.nanoTime();

    StackStart(
            RecordedFolder folder,
            StackPorts ports,
            Set<StackPart> missing,
            StartListener listener) {
        this.folder = folder;
        this.ports = ports;
        this.missing = missing;
        this.listener = listener;
    }

    /**
     * Starts them and waits until all serve.
     *
     * @param recovery of suspended jobs; null if there can be none
     * @throws ProcessException if one does not start; others may run then
     */
    void run(StackPrograms programs, @Nullable RecoveryCheck recovery) {
        FlinkDistribution distribution = programs.flink();
        requireFreePorts();
        boolean checks =
                recovery != null && allMissing(StackPart.JOB_MANAGER, StackPart.TASK_MANAGER);
        var start = new ParallelStart();
        if (missing.contains(StackPart.KAFKA)) {
            start.begin(() -> startKafka(programs.topics()));
        }
        if (missing.contains(StackPart.CLICKHOUSE)) {
            start.begin(this::startClickHouse);
        }
        if (missing.contains(StackPart.VENUE)) {
            start.begin(this::startVenue);
        }
        if (missing.stream().anyMatch(StackPart::isOfFlink)) {
            start.begin(() -> startFlink(distribution, !checks));
        }
        start.begin(() -> startStoreAndGateway(programs));
        start.awaitAll();
        if (recovery != null && checks) {
            recovery.check(ports);
            var flink = new FlinkProcesses(folder, distribution);
            awaitTaskManager(flink, flink.startTaskManager(1));
        }
    }

    /** Seconds since the beginning. */
    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private void requireFreePorts() {
        requireFree(StackPart.KAFKA, ports.kafka());
        requireFree(StackPart.KAFKA, ports.kafkaController());
        requireFree(StackPart.CLICKHOUSE, ports.clickHouse());
        requireFree(StackPart.VENUE, ports.venue());
        requireFree(StackPart.JOB_MANAGER, ports.jobManager());
        requireFree(StackPart.GATEWAY, ports.gateway());
        requireFree(StackPart.POSTGRES, ports.postgres());
    }

    private void requireFree(StackPart part, int port) {
        if (!missing.contains(part)) {
            return;
        }
        try {
            FreePorts.requireFree(port, part.title());
        } catch (ProcessException e) {
            throw new ProcessException(
                    e.getMessage()
                            + ". Maybe another program took it since the last start: end that one,"
                            + " or start a stack in another folder with --dir",
                    e);
        }
    }

    private void startKafka(TopicCatalogue topics) {
        // Only its process has to stay: the object that starts it has no other resource.
        KafkaBroker.start(folder, new KafkaPorts(ports.kafka(), ports.kafkaController(), 0, 0));
        new TopicCheck(ports.bootstrapServers(), TOPICS_MAX).run(topics, true);
        ready(StackPart.KAFKA);
    }

    private void startClickHouse() {
        ClickHouseEngine.start(
                folder,
                folder.data(StackPart.CLICKHOUSE.processName()),
                ports.clickHouse(),
                this::notice);
        ready(StackPart.CLICKHOUSE);
    }

    private void startVenue() {
        VenueProcess.start(folder, ports.bootstrapServers(), ports.venue());
        ready(StackPart.VENUE);
    }

    /** The gateway reads its settings first, and waits by itself for the other parts. */
    private void startStoreAndGateway(StackPrograms programs) {
        Consumer<StackPorts> store = programs.store();
        if (store != null && missing.contains(StackPart.POSTGRES)) {
            PostgresServer.start(
                    folder,
                    folder.data(StackPart.POSTGRES.processName()),
                    ports.postgres(),
                    this::notice);
            store.accept(ports);
            ready(StackPart.POSTGRES);
        }
        if (missing.contains(StackPart.GATEWAY)) {
            startGateway(programs.gateway().apply(ports));
        }
    }

    private void startGateway(ChildCommand program) {
        ChildProcess gateway = folder.start(program);
        gateway.awaitReady(GATEWAY_MAX);
        ready(StackPart.GATEWAY);
    }

    /** A cluster of which nothing runs gets the settings that flink-conf has today. */
    private void startFlink(FlinkDistribution distribution, boolean withTaskManager) {
        if (allMissing(StackPart.ZOOKEEPER, StackPart.JOB_MANAGER, StackPart.TASK_MANAGER)) {
            ClusterFolder.prepare(
                    folder,
                    distribution,
                    FlinkClusterConfig.of(TASK_MANAGERS)
                            .withRestPort(ports.jobManager())
                            .with("env.java.opts.jobmanager", JOB_MANAGER_JVM));
        }
        var flink = new FlinkProcesses(folder, distribution);
        if (missing.contains(StackPart.ZOOKEEPER)) {
            flink.awaitZooKeeper(flink.startZooKeeper());
            ready(StackPart.ZOOKEEPER);
        }
        // Side by side: a TaskManager asks again until its JobManager answers.
        if (missing.contains(StackPart.JOB_MANAGER)) {
            ChildProcess jobManager = flink.startJobManager();
            TaskManagerProcess taskManager =
                    withTaskManager && missing.contains(StackPart.TASK_MANAGER)
                            ? flink.startTaskManager(1)
                            : null;
            flink.awaitJobManager(jobManager);
            ready(StackPart.JOB_MANAGER);
            if (taskManager != null) {
                awaitTaskManager(flink, taskManager);
            }
        } else if (missing.contains(StackPart.TASK_MANAGER)) {
            awaitTaskManager(flink, flink.startTaskManager(1));
        }
    }

    private void awaitTaskManager(FlinkProcesses flink, TaskManagerProcess taskManager) {
        flink.awaitTaskManager(taskManager);
        ready(StackPart.TASK_MANAGER);
    }

    private boolean allMissing(StackPart... parts) {
        return missing.containsAll(Set.of(parts));
    }

    private synchronized void ready(StackPart part) {
        listener.onReady(part, ports.address(part), seconds());
    }

    private synchronized void notice(String line) {
        listener.onNotice(line);
    }
}
