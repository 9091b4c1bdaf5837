package io.tickflow.flink.state;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** How well the symbols in memory serve. Written by the task thread. */
public final class HotMetrics {

    final Counter loads;
    final Counter writes;
    final Counter logs;
    final Counter evictions;

    public HotMetrics(MetricGroup group, Gauge<Integer> hot, Gauge<Integer> dirty) {
        loads = group.counter("symbolLoads");
        writes = group.counter("symbolWrites");
        logs = group.counter("symbolLogs");
        evictions = group.counter("symbolEvictions");
        group.gauge("hotSymbols", hot);
        group.gauge("dirtySymbols", dirty);
    }
}
