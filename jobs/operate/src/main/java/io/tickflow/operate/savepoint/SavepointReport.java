package io.tickflow.operate.savepoint;

import java.util.List;

/**
 * Comparison of a savepoint with a job.
 *
 * @param path folder of the savepoint
 * @param checkpointId number of the checkpoint
 * @param job name of the job
 * @param operators operators with state in the savepoint, sorted by uid
 * @param fresh uids of the job that have no state in the savepoint and start empty
 * @param problems states that cannot be read, a sentence each
 */
public record SavepointReport(
        String path,
        long checkpointId,
        String job,
        List<SavedOperator> operators,
        List<String> fresh,
        List<String> problems) {

    /** Copies the lists. */
    public SavepointReport {
        operators = List.copyOf(operators);
        fresh = List.copyOf(fresh);
        problems = List.copyOf(problems);
    }

    /** Operators whose state the job would not take; Flink then refuses the savepoint. */
    public List<SavedOperator> dropped() {
        return operators.stream().filter(operator -> !operator.taken()).toList();
    }

    /** Returns true if the job takes every state. */
    public boolean isWhole() {
        return dropped().isEmpty() && problems.isEmpty();
    }
}
