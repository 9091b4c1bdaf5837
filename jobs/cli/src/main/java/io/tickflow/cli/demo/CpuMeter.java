package io.tickflow.cli.demo;

import io.tickflow.sandbox.stack.Sandbox;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** CPU time that each process of a run takes, from here on. Not thread-safe. */
final class CpuMeter {

    private static final double NANOS_PER_MICRO = 1e3;

    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();

    /**
     * Starts to measure.
     *
     * @param ownsClickHouse true if ClickHouse is a process of the sandbox
     */
    CpuMeter(Sandbox sandbox, boolean ownsClickHouse) {
        processes.put("jobs", ProcessHandle.current());
        add("kafka", sandbox.broker().pid());
        if (ownsClickHouse) {
            add("clickhouse", sandbox.clickHouseEngine().pid());
        }
        add("venue", sandbox.venue().pid());
        processes.forEach((name, process) -> before.put(name, cpuTime(process)));
    }

    /** Microseconds a tick since the start, by process. */
    Map<String, Double> microsPerTick(long ticks) {
        var micros = new LinkedHashMap<String, Double>();
        processes.forEach(
                (name, process) -> {
                    Duration spent =
                            cpuTime(process).minus(before.getOrDefault(name, Duration.ZERO));
                    micros.put(name, spent.toNanos() / NANOS_PER_MICRO / Math.max(1, ticks));
                });
        return micros;
    }

    private void add(String name, long pid) {
        ProcessHandle.of(pid).ifPresent(process -> processes.put(name, process));
    }

    private static Duration cpuTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
