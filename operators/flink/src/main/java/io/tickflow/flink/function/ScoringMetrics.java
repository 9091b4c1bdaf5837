package io.tickflow.flink.function;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counters of the scoring stage. The scoring thread writes all but timeouts, which the task thread
 * writes.
 */
final class ScoringMetrics {

    final Counter batches;
    final Counter rows;
    final Counter failures;
    final Counter timeouts;

    ScoringMetrics(MetricGroup group) {
        batches = group.counter("scoringBatches");
        rows = group.counter("scoringRows");
        failures = group.counter("scoringFailures");
        timeouts = group.counter("scoringTimeouts");
    }
}
