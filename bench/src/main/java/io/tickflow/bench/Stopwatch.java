package io.tickflow.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Measures wall time and CPU time of the whole process, including garbage collection and
 * compilation.
 */
final class Stopwatch {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long startNanos;
    private final long startCpuNanos;

    private Stopwatch(long startNanos, long startCpuNanos) {
        this.startNanos = startNanos;
        this.startCpuNanos = startCpuNanos;
    }

    /**
     * Speed over a number of ticks.
     *
     * @param ticks number of ticks
     * @param seconds wall time
     * @param cpuMicrosPerTick CPU time of all cores together
     */
    record Speed(long ticks, double seconds, double cpuMicrosPerTick) {

        double ticksPerSecond() {
            return ticks / seconds;
        }

        /** Ticks that one core would process in a second of CPU time. */
        double ticksPerCoreSecond() {
            return 1e6 / cpuMicrosPerTick;
        }

        String line(String label) {
            return String.format(
                    Locale.ROOT,
                    "%-16s %,10.0f ticks/s  %8.1f us of CPU a tick  %,10.0f ticks a core-second",
                    label,
                    ticksPerSecond(),
                    cpuMicrosPerTick,
                    ticksPerCoreSecond());
        }
    }

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    Speed stop(long ticks) {
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        double cpuMicros = (SYSTEM.getProcessCpuTime() - startCpuNanos) / NANOS_PER_MICRO;
        return new Speed(ticks, seconds, cpuMicros / ticks);
    }
}
