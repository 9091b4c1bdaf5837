package io.tickflow.operate.flink;

import java.util.Set;

/**
 * Job of a Flink deployment.
 *
 * @param id Flink's id, 32 hexadecimal digits
 * @param name such as tickflow-signal
 * @param state such as RUNNING
 * @param startMillis when it was submitted
 * @param tasks number of its tasks
 * @param tasksRunning running tasks among them
 */
public record FlinkJob(
        String id, String name, String state, long startMillis, int tasks, int tasksRunning) {

    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

    /** Returns true if the job has ended for good. */
    public boolean ended() {
        return ENDED.contains(state);
    }

    /** Returns true if all tasks run. */
    public boolean running() {
        return state.equals("RUNNING") && tasks > 0 && tasks == tasksRunning;
    }
}
