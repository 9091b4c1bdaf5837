package io.tickflow.cli.background;

import io.tickflow.process.ChildProcess;
import io.tickflow.process.ProcessRecord;
import io.tickflow.process.flink.FlinkProcesses;
import io.tickflow.process.flink.TaskManagerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Start of the missing processes of a cluster. Each process is recorded as soon as it exists, so
 * that the cluster can be stopped even if this JVM is killed. For one use.
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
        if (processes.highAvailability() && !state.runs(FlinkProcesses.ZOOKEEPER)) {
            processes.awaitZooKeeper(written(processes.startZooKeeper()));
        }
        ChildProcess jobManager =
                state.runs(FlinkProcesses.JOB_MANAGER)
                        ? null
                        : written(processes.startJobManager());
        List<TaskManagerProcess> workers = new ArrayList<>();
        for (int number = 1; number <= taskManagers; number++) {
            if (!state.runs(FlinkProcesses.taskManager(number))) {
                TaskManagerProcess worker = processes.startTaskManager(number);
                written(worker.process());
                workers.add(worker);
            }
        }
        if (jobManager != null) {
            processes.awaitJobManager(jobManager);
            progress.accept("JobManager answers at " + processes.restUrl());
        }
        workers.forEach(processes::awaitTaskManager);
        return state;
    }

    /** Processes that this start has started so far. */
    List<ProcessRecord> started() {
        return List.copyOf(started);
    }

    private ChildProcess written(ChildProcess process) {
        started.add(process.record());
        state = state.with(process.record());
        state.write(workDirectory);
        return process;
    }
}
