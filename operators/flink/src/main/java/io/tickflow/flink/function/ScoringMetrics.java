package io.tickflow.flink.function;

import io.tickflow.flink.metric.AgeHistogram;
import io.tickflow.flink.metric.WorkHistogram;
import io.tickflow.model.contract.Scorer;
import java.time.InstantSource;
import java.util.Collection;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics of the scoring stage, as docs/metrics.md lists them. The task thread writes timeouts and
 * overflows, the scoring thread all others.
 */
final class ScoringMetrics {

    private static final int MEASURED_ONE_IN = 8;

    final Counter batches;
    final Counter rows;
    final Counter expired;
    final Counter timeouts;
    final Counter overflows;
    final WorkHistogram batchWork;
    final AgeHistogram age;

    ScoringMetrics(MetricGroup group, InstantSource clock, Scorer scorer, Collection<?> queue) {
        batches = group.counter("scoringBatches");
        rows = group.counter("scoringRows");
        expired = group.counter("scoringExpired");
        timeouts = group.counter("scoringTimeouts");
        overflows = group.counter("scoringOverflows");
        batchWork = new WorkHistogram(group, "scoringBatchMicros", 1);
        age = new AgeHistogram(group, "tickToScoreMillis", MEASURED_ONE_IN, clock);
        group.gauge("scoringQueueVectors", (Gauge<Integer>) queue::size);
        group.gauge("modelNativeBytes", (Gauge<Long>) scorer::nativeBytes);
        // Numeric reporters cannot report text, but all of them report names of groups.
        group.addGroup("modelId", scorer.manifest().id())
                .addGroup("modelVersion", scorer.manifest().version())
                .gauge("modelInfo", (Gauge<Integer>) () -> 1);
    }
}
