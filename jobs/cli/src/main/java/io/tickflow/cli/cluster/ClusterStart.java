package io.tickflow.cli.cluster;

import io.tickflow.sandbox.flink.FlinkProcesses;
import io.tickflow.sandbox.process.ChildProcess;
import io.tickflow.sandbox.process.ProcessRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One start of what is missing of a cluster. Each process is written down as soon as it exists, so
 * that the cluster can be stopped if this JVM is killed on the way. Used once.
 */
final class ClusterStart {

    private final Path workDirectory;
    private final FlinkProcesses processes;
    private final List<ProcessRecord> started = new ArrayList<>();
    private ClusterState state;

    ClusterStart(Path workDirectory, FlinkProcesses processes, ClusterState before) {
        this.workDirectory = workDirectory;
        this.processes = processes;
        this.state = before;
    }

    ClusterState run(int taskManagers, Consumer<String> progress) {
        if (processes.highAvailability()) {
            ifMissing(FlinkProcesses.ZOOKEEPER, processes::startZooKeeper)
                    .ifPresent(processes::awaitZooKeeper);
        }
        Optional<ChildProcess> jobManager =
                ifMissing(FlinkProcesses.JOB_MANAGER, processes::startJobManager);
        List<ChildProcess> workers = new ArrayList<>();
        for (int i = 1; i <= taskManagers; i++) {
            int number = i;
            ifMissing(FlinkProcesses.taskManager(number), () -> processes.startTaskManager(number))
                    .ifPresent(workers::add);
        }
        jobManager.ifPresent(
                process -> {
                    processes.awaitJobManager(process);
                    progress.accept("JobManager answers at " + processes.restUrl());
                });
        int expected = state.taskManagersAlive();
        for (ChildProcess worker : workers) {
            processes.awaitTaskManagers(worker, expected);
        }
        return state;
    }

    /** What this start has started so far. */
    List<ProcessRecord> started() {
        return List.copyOf(started);
    }

    private Optional<ChildProcess> ifMissing(String name, Supplier<ChildProcess> start) {
        if (state.runs(name)) {
            return Optional.empty();
        }
        ChildProcess process = start.get();
        started.add(process.record());
        state = state.with(process.record());
        state.write(workDirectory);
        return Optional.of(process);
    }
}
