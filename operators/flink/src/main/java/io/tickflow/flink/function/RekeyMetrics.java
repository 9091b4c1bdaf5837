package io.tickflow.flink.function;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the re-keying stage, as docs/metrics.md lists them. The task thread writes. */
final class RekeyMetrics {

    private final Counter waiting;
    private final Counter late;
    private final Counter releasedEarly;

    RekeyMetrics(MetricGroup group) {
        waiting = group.counter("ticksWaiting");
        late = group.counter("ticksLate");
        releasedEarly = group.counter("ticksReleasedEarly");
    }

    void arrived() {
        waiting.inc();
    }

    void left(boolean isLate) {
        waiting.dec();
        if (isLate) {
            late.inc();
        }
    }

    void releasedEarly() {
        releasedEarly.inc();
    }
}
