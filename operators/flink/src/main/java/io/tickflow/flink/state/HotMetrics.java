package io.tickflow.flink.state;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of the cache of symbols. The task thread writes. */
public final class HotMetrics {

    final Counter loads;
    final Counter writes;
    final Counter logs;
    final Counter evictions;
    final Counter quietEvictions;
    final Counter deferred;

    private final MetricGroup group;

    public HotMetrics(MetricGroup group) {
        this.group = group;
        loads = group.counter("symbolLoads");
        writes = group.counter("symbolWrites");
        logs = group.counter("symbolLogs");
        evictions = group.counter("symbolEvictions");
        quietEvictions = group.counter("quietEvictions");
        deferred = group.counter("ticksDeferred");
    }

    /** Registers the gauges of the numbers of symbols. */
    public void show(Gauge<Integer> hot, Gauge<Integer> quiet, Gauge<Integer> dirty) {
        group.gauge("hotSymbols", hot);
        group.gauge("quietSymbols", quiet);
        group.gauge("dirtySymbols", dirty);
    }
}
