package io.tickflow.operate.savepoint;

import java.util.List;

/**
 * Operator with state in a savepoint.
 *
 * @param id id that Flink derives from its uid, 32 hexadecimal digits
 * @param uid uid, if the savepoint or the job tells it; empty else
 * @param parallelism parallelism when the savepoint was taken
 * @param maxParallelism largest parallelism that its keyed state allows
 * @param bytes size of its state
 * @param taken true if an operator of the job has this uid, so that it gets the state
 * @param states its states, sorted by name
 */
public record SavedOperator(
        String id,
        String uid,
        int parallelism,
        int maxParallelism,
        long bytes,
        boolean taken,
        List<SavedState> states) {

    /** Copies the states. */
    public SavedOperator {
        states = List.copyOf(states);
    }
}
