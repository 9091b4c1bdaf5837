package io.tickflow.flink.function;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Where Flink sends a key. */
final class SubtaskOf {

    private SubtaskOf() {}

    static int key(String key, int maxParallelism, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                key, maxParallelism, parallelism);
    }
}
